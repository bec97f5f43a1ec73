package io.monitorix.exporter.web.monitorix;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.alerts.routing.dispatch.DeliveryReason;
import io.monitorix.exporter.fixture.RoutingServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds {@code docs/monitorix-api.md} to what is there. */
class MonitorixApiPageTest {

  private static final String BEGIN = "```http\n";
  private static final String CONFIG = "route: {receiver: mail}\nreceivers: [{name: mail}]\n";

  @TempDir private Path folder;

  @Test
  void theRequestsOfThePageAreAnswered() throws IOException {
    String page = page();
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    List<String> requests = page.substring(begin, page.indexOf("```", begin)).lines().toList();
    assertThat(requests).hasSize(4);
    try (RoutingServer server = new RoutingServer(folder, CONFIG).started()) {
      server.post("/api/v2/alerts", "[{\"labels\":{\"alertname\":\"Fire\",\"room\":\"kitchen\"}}]");
      for (String request : requests) {
        String[] parts = request.split(" ", 3);
        HttpResponse<String> answer =
            parts[0].equals("POST") ? server.post(parts[1], parts[2]) : server.get(parts[1]);

        assertThat(answer.statusCode()).as(request + " " + answer.body()).isEqualTo(200);
      }
      assertThat(server.texts("/api/v2/silences", "$[*].status.state"))
          .containsExactly("active", "active");
    }
  }

  @Test
  void everyFieldAndVerdictIsOnThePage() throws IOException {
    String page = page();

    try (RoutingServer server = new RoutingServer(folder, CONFIG).started()) {
      server.post("/api/v2/alerts", "[{\"labels\":{\"alertname\":\"Fire\",\"room\":\"kitchen\"}}]");
      Map<String, Object> answer =
          JsonPath.read(
              server.get("/api/monitorix/v1/alerts/a1c546627cbfdb05/delivery").body(), "$");
      Map<String, Object> delivery =
          JsonPath.read(
              server.get("/api/monitorix/v1/alerts/a1c546627cbfdb05/delivery").body(),
              "$.deliveries[0]");
      for (String field : answer.keySet()) {
        assertThat(page).contains("`" + field + "`");
      }
      for (String field : delivery.keySet()) {
        assertThat(page).contains("`" + field + "`");
      }
    }
    for (DeliveryReason.Verdict verdict : DeliveryReason.Verdict.values()) {
      assertThat(page).contains("`" + verdict.name().toLowerCase(Locale.ROOT) + "`");
    }
  }

  private static String page() throws IOException {
    Path inRoot = Path.of("docs", "monitorix-api.md");
    return Files.readString(Files.exists(inRoot) ? inRoot : Path.of("..").resolve(inRoot));
  }
}
