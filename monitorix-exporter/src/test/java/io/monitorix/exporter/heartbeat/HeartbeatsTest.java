package io.monitorix.exporter.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.AlertBoard;
import io.monitorix.alerts.routing.alert.PostedAlert;
import io.monitorix.exporter.config.ConfigLoader;
import io.monitorix.exporter.config.HeartbeatConfig;
import io.monitorix.exporter.fixture.VirtualClock;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatsTest {

  @TempDir private Path folder;
  private final MockWebServer service = new MockWebServer();
  private final VirtualClock clock = new VirtualClock();
  private final AlertBoard board = new AlertBoard(clock, Duration.ofMinutes(5), List.of());
  private final Heartbeats heartbeats = new Heartbeats(board::alerts, () -> Duration.ZERO, clock);

  @BeforeEach
  void start() throws IOException {
    service.start();
  }

  @AfterEach
  void stop() {
    heartbeats.close();
    service.close();
  }

  private List<HeartbeatConfig> configs(String heartbeat) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("monitorix.yml"),
            """
            targets: [{name: a, server: b, user: u@pam, password: p}]
            routing:
              heartbeats:
              - {name: switch, interval: 20ms, %s}
            """
                .formatted(heartbeat));
    return new ConfigLoader(Map.of()).load(file).routing().policy().heartbeats();
  }

  private void watchdog() {
    Instant now = clock.instant();
    board.post(
        List.of(
            new PostedAlert(
                Labels.of("alertname", "Watchdog"), Labels.EMPTY, now, now.plusSeconds(240), "")));
  }

  private double lastSuccess() {
    return heartbeats.metrics().stream()
        .map(GaugeSnapshot.class::cast)
        .findFirst()
        .orElseThrow()
        .getDataPoints()
        .get(0)
        .getValue();
  }

  @Test
  void theServiceIsAskedAsTheConfigurationSaysWhileTheWatchdogFires() throws Exception {
    Files.writeString(folder.resolve("url"), service.url("/ping/s3cret") + "\n");
    watchdog();
    service.enqueue(new MockResponse(500, okhttp3.Headers.EMPTY, ""));
    service.enqueue(new MockResponse(200, okhttp3.Headers.EMPTY, ""));

    heartbeats.apply(configs("method: POST, url_file: url, authorization: {credentials: abc}"));
    RecordedRequest request = service.takeRequest(10, TimeUnit.SECONDS);

    assertThat(request).isNotNull();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getUrl().encodedPath()).isEqualTo("/ping/s3cret");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer abc");
    await()
        .untilAsserted(
            () -> assertThat(lastSuccess()).isEqualTo(clock.instant().toEpochMilli() / 1e3));
  }

  @Test
  void anotherConfigurationEndsTheOneBefore() throws Exception {
    assertThat(heartbeats.metrics().size()).isZero();

    heartbeats.apply(configs("url: '" + service.url("/one") + "'"));
    assertThat(lastSuccess()).isZero();

    heartbeats.apply(List.of());
    assertThat(heartbeats.metrics().size()).isZero();

    watchdog();
    assertThat(service.takeRequest(200, TimeUnit.MILLISECONDS)).isNull();
  }
}
