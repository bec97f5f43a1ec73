package io.monitorix.exporter.web.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.fixture.RoutingServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds {@code docs/alertmanager-api.md} to what is there. */
class AlertmanagerApiPageTest {

  private static final String BEGIN = "```http\n";
  private static final String CONFIG = "route: {receiver: mail}\nreceivers: [{name: mail}]\n";

  @TempDir private Path folder;

  @Test
  void theRequestsOfThePageAreAnswered() throws IOException {
    String page = page();
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    List<String> requests = page.substring(begin, page.indexOf("```", begin)).lines().toList();
    assertThat(requests).hasSizeGreaterThan(5);
    try (RoutingServer server = new RoutingServer(folder, CONFIG).started()) {
      for (String request : requests) {
        String[] parts = request.split(" ", 3);
        HttpResponse<String> answer =
            parts[0].equals("POST") ? server.post(parts[1], parts[2]) : server.get(parts[1]);

        assertThat(answer.statusCode()).as(request + " " + answer.body()).isEqualTo(200);
      }
      assertThat(server.texts("/api/v2/silences?filter=room%3Dkitchen", "$")).hasSize(1);
    }
  }

  @Test
  void everyRouteIsOnThePage() throws IOException {
    String page = page();

    try (RoutingServer server = new RoutingServer(folder, CONFIG).started()) {
      for (String path : List.of("status", "receivers", "alerts", "alerts/groups", "silences")) {
        assertThat(page).contains("`/api/v2/" + path + "`");
        assertThat(server.get("/api/v2/" + path).statusCode()).isEqualTo(200);
      }
    }
  }

  private static String page() throws IOException {
    Path inRoot = Path.of("docs", "alertmanager-api.md");
    return Files.readString(Files.exists(inRoot) ? inRoot : Path.of("..").resolve(inRoot));
  }
}
