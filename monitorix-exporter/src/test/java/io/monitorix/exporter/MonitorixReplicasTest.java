package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.exporter.config.AuthConfig;
import io.monitorix.exporter.config.DataConfig;
import io.monitorix.exporter.config.DatabaseConfig;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.fixture.RunningExporter;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one process changes of users and tokens holds for the others of its database. */
class MonitorixReplicasTest {

  private static final String API = "/api/monitorix/v1/";

  private static final String LOGIN =
      "{\"name\":\"alice\",\"password\":\"seven purple elephants\"}";

  /** What is remembered is ten seconds old at most: sooner, it was told. */
  private static final Duration AT_ONCE = Duration.ofSeconds(4);

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void whatOneChangesTheOthersSeeAtOnce() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start();
        Monitorix one = start("one", server.getPort());
        Monitorix two = start("two", server.getPort())) {
      assertThat(send(two, "GET", "users", "", "")).isEqualTo(200);
      String user = LOGIN.replace("}", ",\"role\":\"admin\"}");
      assertThat(send(one, "POST", "users", "", user)).isEqualTo(201);
      await("closed on the other")
          .atMost(AT_ONCE)
          .until(() -> send(two, "GET", "users", "", "") == 401);

      HttpRequest login = request(one, "POST", "auth/login", "", LOGIN);
      String access =
          JsonPath.read(client.send(login, BodyHandlers.ofString()).body(), "$.accessToken");
      assertThat(send(two, "GET", "users", access, "")).isEqualTo(200);

      send(one, "DELETE", "users/alice/sessions", access, "");
      await("ended on the other")
          .atMost(AT_ONCE)
          .until(() -> send(two, "GET", "users", access, "") == 401);
    }
  }

  private int send(Monitorix monitorix, String method, String path, String token, String body)
      throws Exception {
    HttpResponse<String> answer =
        client.send(request(monitorix, method, path, token, body), BodyHandlers.ofString());
    return answer.statusCode();
  }

  private static HttpRequest request(
      Monitorix monitorix, String method, String path, String token, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + monitorix.port() + API + path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return request.build();
  }

  private Monitorix start(String name, int port) {
    return Monitorix.start(
        Settings.at(RunningExporter.LOCAL)
            .data(new DataConfig(folder.resolve(name), false))
            .database(
                new DatabaseConfig(
                    Optional.of(
                        new DatabaseConfig.Server(
                            "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                            "postgres",
                            new Secret("postgres"))),
                    Duration.ofDays(400)))
            .auth(AuthConfig.DEFAULT)
            .build(),
        InstantSource.system());
  }
}
