package io.monitorix.exporter.web.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import io.monitorix.exporter.fixture.RoutingServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real Alertmanager 0.25 was asked, where its answers lie beside the project. */
class RecordedAlertmanagerTest {

  private static final String FILE = "../shared/alerts/api/alertmanager-0.25.json";

  /**
   * Of the process rather than of what is routed; and a name that may be any text since 0.27, which
   * we follow.
   */
  private static final Set<String> OTHERWISE =
      Set.of("status", "healthy", "ready", "alerts_post_bad");

  /** When the real one was asked, as far as its answers tell. */
  private static final Map<String, String> TIMES =
      Map.of(
          "receivers", "2026-11-23T09:28:21.660Z",
          "silence_post", "2026-11-23T09:28:25.836Z",
          "silence_update", "2026-11-23T09:28:27.850Z");

  @TempDir private Path folder;
  private final Map<String, String> ids = new HashMap<>();

  @Test
  void answersAreTheSame() throws IOException {
    List<Map<String, ?>> recorded = JsonPath.read(recording(), "$[*]");
    String config = JsonPath.read(recording(), "$[0].body.config.original");
    try (RoutingServer server = new RoutingServer(folder, config).started()) {
      int compared = 0;
      for (Map<String, ?> each : recorded) {
        String name = String.valueOf(each.get("name"));
        moveTo(server, name);
        if (name.equals("receivers")) {
          postFirstAlert(server, recorded);
        }
        if (!OTHERWISE.contains(name)) {
          compare(server, name, each);
          compared++;
        }
      }
      assertThat(compared).isEqualTo(recorded.size() - OTHERWISE.size());
    }
  }

  private static void moveTo(RoutingServer server, String name) {
    String time = TIMES.get(name);
    if (time != null) {
      server.clock().advance(Duration.between(server.clock().instant(), Instant.parse(time)));
    }
  }

  /** A Prometheus had sent it. */
  private static void postFirstAlert(RoutingServer server, List<Map<String, ?>> recorded) {
    Object alerts =
        recorded.stream()
            .filter(each -> "alerts".equals(each.get("name")))
            .findFirst()
            .orElseThrow()
            .get("body");
    assertThat(server.post("/api/v2/alerts", json(alerts)).statusCode()).isEqualTo(200);
  }

  private void compare(RoutingServer server, String name, Map<String, ?> each) {
    Map<String, ?> request = JsonPath.read(each, "$.request");
    String path = renamed(String.valueOf(request.get("path")));
    String method = String.valueOf(request.get("method"));
    HttpResponse<String> answer =
        method.equals("POST")
            ? server.post(path, renamed(json(request.get("json"))))
            : server.send(method, path);

    assertThat(answer.statusCode()).as(name + " " + answer.body()).isEqualTo(each.get("status"));
    Map<String, String> headers = JsonPath.read(each, "$.headers");
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .as(name)
        .isEqualTo(headers.getOrDefault("Content-Type", ""));
    Object body = each.get("body");
    if (name.equals("silence_post") || name.equals("silence_update")) {
      ids.put(JsonPath.read(body, "$.silenceID"), JsonPath.read(answer.body(), "$.silenceID"));
    }
    if ("".equals(body)) {
      assertThat(answer.body()).as(name).isEmpty();
    } else {
      assertThat(parsed(answer.body())).as(name).isEqualTo(parsed(renamed(json(body))));
    }
  }

  /** The ids that the real one gave are ours here. */
  private String renamed(String text) {
    String renamed = text;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      renamed = renamed.replace(id.getKey(), id.getValue());
    }
    return renamed;
  }

  private static String json(@Nullable Object value) {
    return Configuration.defaultConfiguration()
        .jsonProvider()
        .toJson(Collections.singletonList(value))
        .transform(list -> list.substring(1, list.length() - 1));
  }

  private static Object parsed(String json) {
    return JsonPath.read("[" + json + "]", "$[0]");
  }

  private static String recording() throws IOException {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isRegularFile(at.resolve(FILE))) {
      at = at.getParent();
    }
    assumeTrue(at != null, "the recording is not there");
    return Files.readString(at.resolve(FILE));
  }
}
