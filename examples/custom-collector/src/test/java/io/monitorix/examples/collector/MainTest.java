package io.monitorix.examples.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.Monitorix;
import io.monitorix.exporter.config.ConfigException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, against a simulated cluster. */
class MainTest {

  private static final String SUCCESS =
      "pve_collector_success{cluster=\"lab\",collector=\"site-bridge\",node=\"pve%d\"} %s\n";
  private static final String AWARE =
      "site_bridge_vlan_aware{bridge=\"vmbr0\",cluster=\"lab\",node=\"pve%d\"} 1.0\n";

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir Path folder;

  private String metrics(Monitorix monitorix) throws Exception {
    URI url = URI.create("http://127.0.0.1:" + monitorix.port() + "/metrics");
    return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString()).body();
  }

  private Path config(PveSimulator simulator) throws Exception {
    return Files.writeString(
        folder.resolve("monitorix.yml"),
        """
        web: {listen_address: '127.0.0.1:0', shutdown_grace: 1s}
        data_dir: '%s'
        series: {enabled: false}
        targets:
          - name: lab
            server: %s
            token: {id: '%s', secret: '${PVE_TOKEN}'}
            tls: {fingerprint: '%s'}
            interval: 1s
            timeout: 1s
        """
            .formatted(
                folder.resolve("data"),
                simulator.url(),
                simulator.auditor().tokenId(),
                simulator.fingerprint()));
  }

  @Test
  void itsMetricStandsBesideThoseOfMonitorix() throws Exception {
    try (PveSimulator simulator = PveSimulator.builder().size(2, 4).start();
        Monitorix monitorix =
            Main.start(
                config(simulator),
                Map.of("PVE_TOKEN", simulator.auditor().secret()),
                Duration.ofSeconds(1))) {
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(metrics(monitorix))
                      .contains("# HELP site_bridge_vlan_aware Whether the bridge of the guests")
                      .contains(AWARE.formatted(1), AWARE.formatted(2))
                      .contains(SUCCESS.formatted(1, "1.0"), SUCCESS.formatted(2, "1.0"))
                      .contains("pve_up{cluster=\"lab\",id=\"node/pve1\"} 1.0"));

      simulator.faults().on("/nodes/pve2/network/vmbr0").failWith(500, "no such interface");
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(metrics(monitorix))
                      .contains(AWARE.formatted(1))
                      .doesNotContain(AWARE.formatted(2))
                      .contains(SUCCESS.formatted(1, "1.0"), SUCCESS.formatted(2, "0.0"))
                      .contains("pve_up{cluster=\"lab\",id=\"node/pve2\"} 1.0"));
    }
  }

  @Test
  void aConfigurationThatIsWrongIsToldWithItsPlace() throws Exception {
    Path config = Files.writeString(folder.resolve("monitorix.yml"), "tragets: []\n");
    assertThatThrownBy(() -> Main.start(config, Map.of(), Duration.ofSeconds(1)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("monitorix.yml:1:1")
        .hasMessageContaining("tragets");
  }
}
