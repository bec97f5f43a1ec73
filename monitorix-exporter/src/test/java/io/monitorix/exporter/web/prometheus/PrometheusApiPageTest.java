package io.monitorix.exporter.web.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.web.Cors;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds {@code docs/prometheus-api.md} to what is there. */
class PrometheusApiPageTest {

  private static final String BEGIN = "```http\n";

  @TempDir private Path folder;

  @Test
  void theRequestsOfThePageAreAnswered() throws IOException {
    String page = page();
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    List<String> requests = page.substring(begin, page.indexOf("```", begin)).lines().toList();
    assertThat(requests).hasSizeGreaterThan(5);
    try (ApiServer server = ApiServer.start(folder, Cors.ALL)) {
      for (String request : requests) {
        String[] parts = request.split(" ", 3);
        HttpResponse<byte[]> answer =
            server.send(parts[0], sendable(parts[1]), parts.length > 2 ? parts[2] : "");

        assertThat(answer.statusCode())
            .as(request + " " + new String(answer.body(), StandardCharsets.UTF_8))
            .isEqualTo(200);
      }
    }
  }

  @Test
  void everyRouteIsOnThePage() throws IOException {
    String page = page();

    try (ApiServer server = ApiServer.start(folder, Cors.ALL)) {
      for (String path :
          List.of("query", "query_range", "series", "labels", "rules", "alerts", "metadata")) {
        assertThat(page).contains("`/api/v1/" + path + "`");
        assertThat(server.get("/api/v1/" + path).statusCode()).isNotEqualTo(404);
      }
    }
  }

  /** As a browser sends what is written so. */
  private static String sendable(String path) {
    return path.replace("[", "%5B")
        .replace("]", "%5D")
        .replace("{", "%7B")
        .replace("}", "%7D")
        .replace("\"", "%22");
  }

  private static String page() throws IOException {
    Path inRoot = Path.of("docs", "prometheus-api.md");
    return Files.readString(Files.exists(inRoot) ? inRoot : Path.of("..").resolve(inRoot));
  }
}
