package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.exporter.config.AuthConfig;
import io.monitorix.exporter.config.DataConfig;
import io.monitorix.exporter.fixture.RunningExporter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users of a whole process, over a restart. */
class MonitorixAccessTest {

  private static final String API = "/api/monitorix/v1/";
  private static final String LOGIN =
      "{\"name\":\"alice\",\"password\":\"seven purple elephants\"}";

  @TempDir private Path directory;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void withTheFirstUserAllElseIsClosedAndALoginOutlivesARestart() throws Exception {
    String access;
    String refresh;
    try (Monitorix monitorix = Monitorix.start(settings(), InstantSource.system())) {
      assertThat(get(monitorix, "/metrics", "").statusCode()).isEqualTo(200);
      String user = LOGIN.replace("}", ",\"role\":\"admin\"}");
      assertThat(post(monitorix, API + "users", user).statusCode()).isEqualTo(201);
      for (String path : new String[] {"/metrics", "/", "/api/v1/labels", API + "users"}) {
        assertThat(get(monitorix, path, "").statusCode()).as(path).isEqualTo(401);
      }
      assertThat(get(monitorix, "/-/healthy", "").statusCode()).isEqualTo(200);
      String login = post(monitorix, API + "auth/login", LOGIN).body();
      access = JsonPath.read(login, "$.accessToken");
      refresh = JsonPath.read(login, "$.refreshToken");
      assertThat(get(monitorix, "/metrics", access).statusCode()).isEqualTo(200);
    }
    try (Monitorix monitorix = Monitorix.start(settings(), InstantSource.system())) {
      assertThat(get(monitorix, API + "users", "").statusCode()).isEqualTo(401);
      assertThat(get(monitorix, API + "users", access).statusCode()).isEqualTo(200);
      String next =
          post(monitorix, API + "auth/refresh", "{\"refreshToken\":\"" + refresh + "\"}").body();
      access = JsonPath.read(next, "$.accessToken");
      assertThat(
              JsonPath.<List<String>>read(
                  get(monitorix, API + "audit", access).body(), "$.items[*].action"))
          .contains("user.create", "login");
    }
    assertThat(Files.readString(directory.resolve("audit.jsonl")))
        .contains("\"action\":\"user.create\"")
        .doesNotContain("elephants");
  }

  private Settings settings() {
    AuthConfig usual = AuthConfig.DEFAULT;
    return Settings.at(RunningExporter.LOCAL)
        .data(new DataConfig(directory.resolve("data"), false))
        .auth(
            new AuthConfig(
                true,
                usual.encryptionKey(),
                usual.accessLifetime(),
                usual.refreshLifetime(),
                usual.sessionMaxAge(),
                usual.passwordLength(),
                usual.passwordHistory(),
                Optional.of(directory.resolve("audit.jsonl")),
                usual.auditRetention(),
                usual.oidc()))
        .build();
  }

  private HttpResponse<String> get(Monitorix monitorix, String path, String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(url(monitorix, path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(Monitorix monitorix, String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(url(monitorix, path)).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private static URI url(Monitorix monitorix, String path) {
    return URI.create("http://127.0.0.1:" + monitorix.port() + path);
  }
}
