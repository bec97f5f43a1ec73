package io.monitorix.exporter.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.notify.text.SilenceLinks;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.Integration;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.exporter.config.ConfigLoader;
import io.monitorix.exporter.config.RoutingSettings;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OwnReceiversTest {

  private static final String TARGETS =
      "targets: [{name: a, server: b, token: {id: u@pve!t, secret: s}}]\n";
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  @TempDir private Path folder;
  private final MockWebServer service = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    service.start();
    Files.createDirectory(folder.resolve("routes"));
    write(
        "routes/alertmanager.yml",
        """
        route: {receiver: team}
        receivers:
        - name: team
          webhook_configs: [{url: "http://hook.example"}]
        - name: other
        """);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private RoutingSettings settings(String routing) throws IOException {
    write("monitorix.yml", TARGETS + routing);
    return new ConfigLoader(Map.of("NTFY_TOKEN", "tk_hush"))
        .load(folder.resolve("monitorix.yml"))
        .routing();
  }

  private List<String> problems(String routing) throws IOException {
    return RoutingCheck.problems(settings(routing)).stream()
        .map(problem -> problem.replace(folder + "/", ""))
        .toList();
  }

  private static Receivers read(RoutingSettings settings) {
    return LoadedRouting.read(
            settings,
            new NotifyReceivers(
                "https://monitorix.example",
                InstantSource.fixed(NOW),
                SilenceLinks.ALERTMANAGER,
                new NotificationMetrics(new PrometheusRegistry())))
        .receivers();
  }

  private static Flush flush(Integration integration) {
    Labels labels = Labels.of("alertname", "GuestDown");
    return new Flush(
        integration,
        "{}:{}",
        Labels.EMPTY,
        List.of(
            new Alert(
                Fingerprint.of(labels), labels, Labels.EMPTY, NOW, null, "http://x", NOW, false)),
        Flush.Cause.FIRST,
        NOW,
        Duration.ofHours(4),
        NOW.plusSeconds(60),
        1,
        Optional.empty());
  }

  @Test
  void areToldBesideThoseOfTheRoutingFile() throws Exception {
    write("token", "tk_from_a_file\n");
    RoutingSettings settings =
        settings(
            """
            routing:
              config_file: routes/alertmanager.yml
              locale: de
              receivers:
                team:
                  ntfy_configs:
                  - &ntfy {url: "%s", topic: alarms, token: "${NTFY_TOKEN}"}
                  - {<<: *ntfy, topic: copies, token: null, token_file: token}
                  webhook_configs: [{url: "http://second.example", send_resolved: false}]
            """
                .formatted(service.url("/")));
    Receivers receivers = read(settings);

    assertThat(receivers.integrations().get("team"))
        .extracting(Integration::key)
        .containsExactly("team/webhook[0]", "team/ntfy[0]", "team/ntfy[1]", "team/webhook[1]");
    assertThat(receivers.integrations().get("team"))
        .extracting(Integration::sendResolved)
        .containsExactly(true, true, true, false);
    assertThat(settings.toString()).doesNotContain("tk_hush");
    for (String secret : List.of("tk_hush", "tk_from_a_file")) {
      service.enqueue(new MockResponse.Builder().body("{\"id\":\"1\"}").build());
      int index = secret.equals("tk_hush") ? 1 : 2;
      Notifier.HandOver told =
          receivers
              .notifier()
              .notify(flush(receivers.integrations().getOrDefault("team", List.of()).get(index)));

      assertThat(told).isInstanceOf(Notifier.Sent.class);
      RecordedRequest request = service.takeRequest();
      assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + secret);
      assertThat(request.getBody().utf8()).contains("[ALARM:1] GuestDown");
    }
    receivers.end().close();
  }

  @Test
  void withoutARoutingFileThereIsOneReceiverForAllAlerts() throws Exception {
    RoutingSettings settings =
        settings("routing: {receivers: {default: {ntfy_configs: [{topic: alarms}]}}}\n");

    assertThat(settings.tells()).isTrue();
    assertThat(read(settings).integrations().get("default"))
        .extracting(Integration::key)
        .containsExactly("default/ntfy[0]");
  }

  @Test
  void whatIsWrongIsToldWithItsPlace() throws Exception {
    String file = "routing:\n  config_file: routes/alertmanager.yml\n  receivers:\n";

    assertThat(problems(file + "    teem: {ntfy_configs: [{topic: a}]}\n"))
        .containsExactly(
            "monitorix.yml:5:5: routing.receivers: routes/alertmanager.yml has no receiver 'teem';"
                + " it has team, other");
    assertThat(problems(file + "    team:\n      ntfy_configs:\n      - {tpic: a}\n"))
        .contains("monitorix.yml:7:9: missing key 'topic'")
        .anyMatch(problem -> problem.startsWith("monitorix.yml:7:10: unknown key 'tpic'"));
    assertThat(problems(file + "    team: {ntfy_configs: {topic: a}}\n"))
        .containsExactly("monitorix.yml:5:26: expected a list, got a mapping");
    assertThat(problems(file + "    team: {ntfy_configs: [{topic: a}, text]}\n"))
        .containsExactly("monitorix.yml:5:39: expected a mapping, got 'text'");
  }

  @Test
  @Timeout(20)
  void whatContainsItselfIsNoReceiverAndHangsNothing() throws Exception {
    String file = "routing:\n  receivers:\n    default:\n";
    for (String receiver :
        List.of(
            "      ntfy_configs: &x [*x]\n",
            "      ntfy_configs: [&x {topic: *x}]\n",
            "      webhook_configs: [{url: http://x, http_config: &x {tls_config: *x}}]\n")) {
      assertThat(problems(file + receiver))
          .as(receiver)
          .isNotEmpty()
          .allMatch(problem -> problem.startsWith("monitorix.yml:5:"));
    }
  }

  @Test
  void programsRunOnlyWhereThatIsAllowed() throws Exception {
    String exec = "receivers: {default: {exec_configs: [{command: [/bin/true]}]}}}\n";

    assertThat(problems("routing: {" + exec))
        .singleElement()
        .asString()
        .contains("commands are not allowed here");
    assertThat(problems("routing: {allow_exec: true, " + exec)).isEmpty();
  }
}
