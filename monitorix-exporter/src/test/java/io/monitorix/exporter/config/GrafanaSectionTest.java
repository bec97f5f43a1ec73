package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrafanaSectionTest {

  private static final String TARGET =
      "targets: [{name: lab, server: pve1, user: a@pam, password: b}]\n";

  @TempDir Path folder;
  private ConfigFiles files;

  @BeforeEach
  void openFolder() {
    files = new ConfigFiles(folder);
    files.write("token", "glsa_from-a-file\n");
    files.write("ca.pem", "-----BEGIN CERTIFICATE-----\n");
  }

  private MonitorixConfig load(String section) {
    return files.load(section + "\n" + TARGET);
  }

  @Test
  void withoutTheSectionsEventsAreKeptAndNobodyIsTold() {
    MonitorixConfig config = load("");
    assertThat(config.events()).isEqualTo(new EventsConfig(1000, 50));
    assertThat(config.grafana()).isEmpty();
  }

  @Test
  void urlAndTokenAreEnough() {
    assertThat(load("grafana: {url: 'http://localhost:3000', token: glsa_x}").grafana())
        .contains(
            new GrafanaConfig(
                new EndpointConfig(
                    URI.create("http://localhost:3000"),
                    Duration.ofSeconds(10),
                    Map.of(),
                    new EndpointConfig.Login.Authorization("Bearer", new Secret("glsa_x")),
                    EndpointConfig.Tls.SYSTEM),
                Optional.of("monitorix")));
  }

  @Test
  void everyKeyIsRead() {
    MonitorixConfig config =
        load(
            """
            events: {keep: 200, max_streams: 5}
            grafana:
              url: https://monitoring.example/grafana
              token_file: token
              timeout: 3s
              headers: {X-Way: in}
              tls_config: {ca_file: ca.pem, insecure_skip_verify: true}
              live: {enabled: true, stream: pve-1}
            """);
    assertThat(config.events()).isEqualTo(new EventsConfig(200, 5));
    GrafanaConfig grafana = config.grafana().orElseThrow();
    assertThat(grafana.server())
        .isEqualTo(
            new EndpointConfig(
                URI.create("https://monitoring.example/grafana"),
                Duration.ofSeconds(3),
                Map.of("X-Way", new Secret("in")),
                new EndpointConfig.Login.Authorization("Bearer", new Secret("glsa_from-a-file")),
                new EndpointConfig.Tls(
                    Optional.of(folder.resolve("ca.pem")),
                    Optional.empty(),
                    Optional.empty(),
                    true)));
    assertThat(grafana.stream()).contains("pve-1");
    assertThat(grafana.toString()).doesNotContain("glsa_from-a-file");
  }

  @Test
  void liveCanBeSwitchedOff() {
    assertThat(load("grafana: {url: 'http://g', token: x, live: {enabled: false}}").grafana())
        .get()
        .extracting(GrafanaConfig::stream)
        .isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "grafana: {token: x} | 1:10: grafana: missing key 'url'",
        "grafana: {url: 'http://g'} |" + " 1:10: grafana: missing key 'token' (or 'token_file')",
        "grafana: {url: 'http://g', token: x, token_file: token} |"
            + " 1:50: grafana.token_file: token and token_file exclude each other; keep one of"
            + " the two",
        "grafana: {url: 'grafana:3000', token: x} |"
            + " 1:16: grafana.url: expected a URL such as https://grafana.example",
        "grafana: {url: 'http://g/?orgId=2', token: x} |"
            + " 1:16: grafana.url: expected a URL such as https://grafana.example, without a query",
        "grafana: {url: 'http://g', token: 'a b'} | 1:35: grafana.token: the secret has a space,"
            + " a line break or another character that no token has",
        "grafana: {url: 'http://g', token: x, live: {stream: a/b}} |"
            + " 1:53: grafana.live.stream: expected a name of letters, digits, '-' and '_', got"
            + " 'a/b'",
        "grafana: {url: 'http://g', token: x, live: {on: true}} |"
            + " 1:45: unknown key 'on' in grafana.live; known are enabled, stream",
        "events: {keep: 99} | 1:16: events.keep: expected a whole number from 100 to 100000,"
            + " got '99'",
        "events: {max_streams: 501} | 1:23: events.max_streams: expected a whole number from 0"
            + " to 500, got '501'",
        "events: {websocket: {}} | 1:21: events.websocket: missing key 'listen_address'",
        "events: {websocket: {listen_address: here}} |"
            + " 1:38: events.websocket.listen_address: expected host:port or :port, got 'here'",
      })
  void aMistakeIsToldWithItsPlace(String section, String problem) {
    assertThat(files.problems(section + "\n" + TARGET)).containsExactly(problem);
  }
}
