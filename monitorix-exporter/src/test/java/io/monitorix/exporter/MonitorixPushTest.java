package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.config.EndpointConfig;
import io.monitorix.exporter.config.PushConfig;
import io.monitorix.exporter.config.RemoteWriteConfig;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.Targets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.xerial.snappy.Snappy;

class MonitorixPushTest {

  private final Set<String> bodies = ConcurrentHashMap.newKeySet();

  private MockResponse take(RecordedRequest request) {
    try {
      byte[] body = request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
      bodies.add(new String(Snappy.uncompress(body), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new MockResponse.Builder().build();
  }

  @Test
  void everyTargetAndTheProcessAreWritten() throws IOException {
    try (PveSimulator simulator = PveSimulator.builder().size(2, 6).start();
        MockWebServer receiver = new MockWebServer()) {
      receiver.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return take(request);
            }
          });
      receiver.start();
      RemoteWriteConfig remote =
          new RemoteWriteConfig(
              "here",
              new EndpointConfig(
                  receiver.url("/api/v1/write").uri(),
                  Duration.ofSeconds(10),
                  Map.of(),
                  new EndpointConfig.Login.None(),
                  EndpointConfig.Tls.SYSTEM),
              RemoteWriteConfig.Sent.ALL,
              Duration.ofMillis(200),
              Map.of(),
              RemoteWriteConfig.Queue.DEFAULT,
              new RemoteWriteConfig.Metadata(false, Duration.ofMinutes(1)));
      Settings settings =
          Settings.at(RunningExporter.LOCAL)
              .targets(List.of(Targets.of("lab", simulator)))
              .push(new PushConfig(List.of(remote), Optional.empty()))
              .build();

      try (RunningExporter exporter = RunningExporter.of(settings)) {
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(
                () -> {
                  assertThat(bodies).anyMatch(body -> hasAll(body, "pve_up", "pve", "lab"));
                  assertThat(bodies)
                      .anyMatch(body -> hasAll(body, "monitorix_build_info", "monitorix"));
                });
        await()
            .untilAsserted(
                () ->
                    assertThat(exporter.get("/metrics").body())
                        .contains("monitorix_remote_write_samples_total{remote=\"here\"}"));
      }
    }
  }

  private static boolean hasAll(String body, String name, String... values) {
    return body.contains(name) && List.of(values).stream().allMatch(body::contains);
  }
}
