package io.monitorix.exporter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.TestServer;
import io.monitorix.exporter.web.access.WebAccess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrapeTimeoutTest {

  private static final String HEADER = "X-Prometheus-Scrape-Timeout-Seconds";
  private static WebServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            RunningExporter.LOCAL,
            WebAccess.open(),
            List.of(
                new Route(
                    "/",
                    request ->
                        request.answer(
                            200,
                            "text/plain",
                            ScrapeTimeout.of(request).map(Duration::toString).orElse("none")))));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "10,       PT9.5S",
    "10.000000,PT9.5S",
    "1.5,      PT1S",
    "1,        PT0.5S",
    "0.5,      PT0.25S",
    "1e9,      PT23H59M59.5S",
    "Infinity, PT23H59M59.5S",
  })
  void halfASecondIsKeptForTheAnswer(String written, String usable) {
    assertThat(RunningExporter.get(server.port(), "/", HEADER, written).body()).isEqualTo(usable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "NaN", "10s", "x"})
  void whatIsNoTimeIsRefused(String written) {
    var answer = RunningExporter.get(server.port(), "/", HEADER, written);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(HEADER);
  }

  @Test
  void requestNeedTellNoTime() {
    assertThat(RunningExporter.get(server.port(), "/").body()).isEqualTo("none");
  }
}
