package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.monitorix.examples.simulator.PbsSimulator;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.config.ConfigLoader;
import io.monitorix.exporter.config.MonitorixConfig;
import io.monitorix.exporter.fixture.GrafanaReader;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.grafana.dashboard.Dashboards;
import io.monitorix.grafana.dashboard.model.Annotation;
import io.monitorix.grafana.dashboard.model.Dashboard;
import io.monitorix.grafana.dashboard.model.Panel;
import io.monitorix.grafana.dashboard.model.Query;
import io.monitorix.grafana.dashboard.model.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dashboards, asked for over HTTP as Grafana asks, of an exporter that watches simulators. */
class DashboardQueriesTest {

  private static final String CONFIG =
      """
      poll: {interval: 1s, timeout: 1s}
      series: {interval: 1s}
      targets:
        - name: lab
          server: %s
          token: {id: "reader@pve!exporter", secret: "${SECRET}"}
          tls: {fingerprint: "%s"}
          node_calls_per_second: 1000
        - name: vault
          type: pbs
          server: %s
          token: {id: "reader@pbs!exporter", secret: "${SECRET}"}
          tls: {fingerprint: "%s"}
      probes:
        checks:
          - name: api
            target: "%s"
            prober: http
            http: {tls_config: {insecure_skip_verify: true}, valid_status_codes: [200, 401, 404]}
            interval: 1s
      """;

  private static final String SECRET = "5d0c1a52-9f34-4b7e-8f21-6a1e0c7b9d10";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path PUBLIC_QUERIES = Path.of("../../shared/dashboard-queries.txt");
  private static final Path PVE_EXPORTER = Path.of("../../shared/pve-exporter-3.10.tsv");

  /** What the simulated cluster has not: a QDevice, traffic of nodes, such a role, such a tag. */
  private static final List<String> EMPTY_HERE =
      List.of(
          "pve_qdevice_info",
          "_bytes_total{id=~\"node/",
          "role=\"pve-cluster\"",
          "tags=~\".*critical");

  private static final Pattern METRIC =
      Pattern.compile("\\b(?:pve|pbs|proxmox|node)_[a-z0-9_]+\\b(?!\\s*[!=)]|\")");

  @TempDir private static Path folder;
  private static PveSimulator cluster;
  private static PbsSimulator vault;
  private static RunningExporter exporter;
  private static GrafanaReader grafana;

  @BeforeAll
  static void start() throws IOException {
    cluster =
        PveSimulator.builder()
            .size(3, 12)
            .ceph(true)
            .defineRole(
                "Readings", "Datastore.AllocateSpace", "VM.Backup", "VM.Monitor", "Sys.Modify")
            .user("reader@pve", SECRET)
            .role("PVEAuditor", "/")
            .role("Readings", "/")
            .token("exporter", SECRET)
            .start();
    vault =
        PbsSimulator.builder()
            .user("reader@pbs", SECRET)
            .role("Admin", "/")
            .token("exporter", SECRET)
            .start();
    Path file = folder.resolve("monitorix.yml");
    Files.writeString(
        file,
        CONFIG.formatted(
            cluster.url(), cluster.fingerprint(), vault.url(), vault.fingerprint(), cluster.url()));
    MonitorixConfig config = new ConfigLoader(Map.of("SECRET", SECRET)).load(file);
    exporter =
        RunningExporter.of(
            Settings.at(RunningExporter.LOCAL)
                .targets(config.targets())
                .series(config.series())
                .probes(config.probes())
                .rules(config.rules())
                .build());
    grafana = new GrafanaReader(exporter.port(), InstantSource.system());
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> RunningExporter.get(exporter.port(), "/-/ready").statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    exporter.close();
    cluster.close();
    vault.close();
  }

  static List<Dashboard> all() {
    return Dashboards.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void eachPanelHasDataUnlessItSaysWhenItHasNone(Dashboard dashboard) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(empty(dashboard, grafana.choose(dashboard))).isEmpty());
  }

  /** What is asked for answers in any case, with or without data. */
  private static List<String> empty(Dashboard dashboard, Map<String, String> chosen) {
    for (Annotation annotation : dashboard.annotations()) {
      assertThat(grafana.ask(Query.over(annotation.expr(), ""), chosen)).isNotNegative();
    }
    List<String> empty = new ArrayList<>();
    for (Section section : dashboard.sections()) {
      for (Panel panel : section.panels()) {
        int series = panel.queries().stream().mapToInt(query -> grafana.ask(query, chosen)).sum();
        if (series == 0 && !panel.description().toLowerCase(Locale.ROOT).contains("empty when")) {
          empty.add(panel.title());
        }
      }
    }
    return empty;
  }

  /**
   * Dashboards that others have published for prometheus-pve-exporter. Those that ask for nothing
   * that it does not expose have data.
   */
  @Test
  void dashboardsForPveExporterHaveDataUnchanged() throws IOException {
    assumeTrue(Files.exists(PUBLIC_QUERIES), "no published queries beside the repository");
    Set<String> exposed = metricsOfPveExporter();
    List<String> asked =
        Files.readAllLines(PUBLIC_QUERIES).stream()
            .map(line -> line.substring(0, Math.max(0, line.indexOf("\t# "))))
            .map(DashboardQueriesTest::withLabInPlaceOfVariables)
            .filter(expr -> !expr.contains("$"))
            .filter(expr -> !expr.startsWith("label_values("))
            .filter(expr -> EMPTY_HERE.stream().noneMatch(expr::contains))
            .filter(expr -> exposed.containsAll(metrics(expr)) && !metrics(expr).isEmpty())
            .toList();
    assertThat(asked).hasSizeGreaterThan(100);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(asked.stream().filter(expr -> grafana.ask(expr) == 0)).isEmpty());
  }

  private static Set<String> metricsOfPveExporter() throws IOException {
    return Files.readAllLines(PVE_EXPORTER).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.substring(0, line.indexOf('\t')))
        .collect(Collectors.toSet());
  }

  private static Set<String> metrics(String expr) {
    return METRIC.matcher(expr).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static String withLabInPlaceOfVariables(String query) {
    String timed =
        query
            .replace("$__rate_interval", "1m")
            .replace("$__interval", "1m")
            .replace("$__range", "1m")
            .replace("[5m]", "[1m]");
    return timed
        .replaceAll("=\"\\$(instance|cluster)\"", "=\"lab\"")
        .replaceAll("=~?\"\\$[a-z]+(\\.\\*)?\"", "=~\".*\"");
  }
}
