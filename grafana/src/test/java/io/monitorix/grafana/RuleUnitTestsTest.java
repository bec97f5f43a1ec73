package io.monitorix.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.rules.RuleTemplates;
import io.monitorix.alerts.rules.file.AlertSpec;
import io.monitorix.alerts.rules.test.RuleTestReport;
import io.monitorix.alerts.rules.test.RuleTestRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs what is in {@code rules/tests}, which promtool runs as well. */
class RuleUnitTestsTest {

  private static final Pattern CASE =
      Pattern.compile("(?m)^ {4}alertname: (\\w+)\n( {4}exp_alerts:)?");
  private static final Pattern SERIES =
      Pattern.compile("(?m)^( {2}- series: '\\w+)(?:\\{(.*)\\})?('\n {4}values: .*)$");

  @TempDir private Path folder;

  static List<Path> files() {
    return Project.files(Project.TESTS, ".yml");
  }

  @ParameterizedTest
  @MethodSource("files")
  void allPass(Path file) {
    assertPassed(run(file));
  }

  /** Two jobs that scrape the same, as a Prometheus would label it: no alert may be there twice. */
  @ParameterizedTest
  @MethodSource("files")
  void allPassWhateverScrapesAndHoweverOften(Path file) throws IOException {
    String text =
        Files.readString(file).replace("- ../", "- " + Project.RULES.toAbsolutePath() + "/");
    String scraped =
        SERIES
            .matcher(text)
            .replaceAll(
                series ->
                    Matcher.quoteReplacement(
                        scraped(series.group(1), series.group(2), series.group(3), "first")
                            + "\n"
                            + scraped(
                                series.group(1), series.group(2), series.group(3), "second")));
    assertPassed(run(Files.writeString(folder.resolve(file.getFileName()), scraped)));
  }

  private static String scraped(String start, String labels, String end, String job) {
    String own = labels == null ? "" : labels.replace("job=", "exported_job=") + ", ";
    return start + "{" + own + "job=\"" + job + "\", instance=\"" + job + ":9221\"}" + end;
  }

  @Test
  void eachAlertFiresOnceAndIsQuietOnce() {
    Set<String> fire = new TreeSet<>();
    Set<String> quiet = new TreeSet<>();
    files()
        .forEach(
            file -> {
              Matcher each = CASE.matcher(Project.read(file));
              while (each.find()) {
                (each.group(2) == null ? quiet : fire).add(each.group(1));
              }
            });
    List<String> alerts = Project.alerts().stream().map(AlertSpec::name).toList();
    assertThat(fire).containsExactlyInAnyOrderElementsOf(alerts);
    // Watchdog is never quiet.
    quiet.add("Watchdog");
    assertThat(quiet).containsExactlyInAnyOrderElementsOf(alerts);
  }

  @Test
  void aClusterCanHaveAThresholdOfItsOwn() throws IOException {
    for (String name : ShippedRules.names()) {
      Files.writeString(folder.resolve(name + ".yml"), ShippedRules.text(name));
    }
    String thresholds = ShippedRules.text(ShippedRules.THRESHOLDS);
    String rule = "expr: 0.9 * monitorix_cluster\n    labels:\n      name: node_cpu_ratio";
    assertThat(thresholds).contains(rule);
    Files.writeString(
        folder.resolve("thresholds.yml"),
        thresholds.replace(
            rule, rule.replace("expr: ", "expr: 0.98 * monitorix_cluster{cluster=\"busy\"} or ")));
    Path test =
        Files.writeString(
            folder.resolve("test.yml"),
            """
            rule_files: [thresholds.yml, joins.yml, nodes.yml]
            group_eval_order: [thresholds, joins, nodes]
            tests:
            - interval: 1m
              input_series:
              - series: pve_up{cluster="busy", id="node/pve1"}
                values: 1+0x60
              - series: pve_up{cluster="lab", id="node/pve1"}
                values: 1+0x60
              - series: pve_cpu_usage_ratio{cluster="busy", id="node/pve1"}
                values: 0.95+0x40 0.99+0x60
              - series: pve_cpu_usage_ratio{cluster="lab", id="node/pve1"}
                values: 0.95+0x60
              promql_expr_test:
              - expr: sum by (cluster) (ALERTS{alertname="NodeCpuHigh", alertstate="firing"})
                eval_time: 30m
                exp_samples:
                - labels: '{cluster="lab"}'
                  value: 1
              - expr: sum by (cluster) (ALERTS{alertname="NodeCpuHigh", alertstate="firing"})
                eval_time: 60m
                exp_samples:
                - labels: '{cluster="lab"}'
                  value: 1
                - labels: '{cluster="busy"}'
                  value: 1
            """);
    assertPassed(run(test));
  }

  private static RuleTestReport run(Path file) {
    return new RuleTestRunner(RuleTemplates.CHECK, RuleTemplates.TEMPLATES).run(file);
  }

  private static void assertPassed(RuleTestReport report) {
    assertThat(report.problems()).isEmpty();
    assertThat(report.warnings()).isEmpty();
    assertThat(report.results()).isNotEmpty();
    assertThat(report.results().stream().flatMap(result -> result.failures().stream())).isEmpty();
  }
}
