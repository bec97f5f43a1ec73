package io.monitorix.exporter.tuning;

import io.monitorix.alerts.rules.RuleTemplates;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.rules.file.RuleFileWriter;
import io.monitorix.alerts.rules.file.RuleSpec;
import io.monitorix.alerts.rules.test.RuleTestFailure;
import io.monitorix.alerts.rules.test.RuleTestReport;
import io.monitorix.alerts.rules.test.RuleTestRunner;
import io.monitorix.exporter.config.ConfigLoader;
import io.monitorix.exporter.config.MonitorixConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A site with settings of its own, whose rules are tested as they are printed.
 *
 * @param folder holds all files
 */
record Site(Path folder) {

  private static final String TARGETS =
      """
      targets: [{name: lab, server: pve1, user: a@pam, password: b}]
      """;

  private static final String TEST =
      """
      evaluation_interval: 1m
      group_eval_order: [thresholds, joins]
      tests:
      """;

  /** What all tests have: three guests on two nodes, and that there is a cluster. */
  private static final String SERIES =
      """
      - series: monitorix_series{cluster="lab"}
        values: 1x1000
      - series: monitorix_series{cluster="shop"}
        values: 1x1000
      - series: pve_guest_info{cluster="lab", id="qemu/100", node="pve1", name="web", tags="front;prod", template="0"}
        values: 1x1000
      - series: pve_guest_info{cluster="lab", id="qemu/101", node="pve1", name="test", tags="nonprod", template="0"}
        values: 1x1000
      - series: pve_guest_info{cluster="lab", id="lxc/200", node="pve2", name="db", tags="", template="0"}
        values: 1x1000
      - series: pve_guest_info{cluster="shop", id="qemu/100", node="pve1", name="till", tags="", template="0"}
        values: 1x1000
      - series: pve_guest_pool_info{cluster="lab", id="lxc/200", pool="data"}
        values: 1x1000
      - series: pve_up{cluster="lab", id="node/pve1"}
        values: 1x1000
      - series: pve_up{cluster="lab", id="node/pve2"}
        values: 1x1000
      """;

  /** Those of the files that the tests are about: all of them would take twice as long. */
  private static final Pattern USED =
      Pattern.compile(
          "shipped/(thresholds|joins|guests|nodes|storages|monitorix).yml|monitorix/.*");

  MonitorixConfig load(String settings) {
    try {
      Path file = Files.writeString(folder.resolve("monitorix.yml"), TARGETS + settings);
      return new ConfigLoader(Map.of()).load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All rules that the settings make. */
  List<RuleFile> files(String settings) {
    return load(settings).rules().compiled();
  }

  /** The expression of a rule, by its name and label {@code name}. */
  String expr(String settings, String rule, String name) {
    return files(settings).stream()
        .flatMap(file -> file.groups().stream())
        .flatMap(group -> group.rules().stream())
        .filter(each -> each.name().equals(rule))
        .filter(each -> name.isEmpty() || name.equals(each.labels().get("name")))
        .map(RuleSpec::expr)
        .findFirst()
        .orElseThrow()
        .toString();
  }

  /**
   * What fails of a test.
   *
   * @param series beside those that all tests have
   * @param cases the keys {@code alert_rule_test} and {@code promql_expr_test}
   */
  List<String> failures(String settings, String series, String cases) {
    List<RuleFile> files =
        files(settings).stream().filter(file -> USED.matcher(file.file()).matches()).toList();
    for (RuleFile file : files) {
      write(file.file(), RuleFileWriter.write(file.groups()));
    }
    String test =
        "rule_files: "
            + files.stream().map(RuleFile::file).toList()
            + "\n"
            + TEST
            + "- interval: 1m\n  input_series:\n"
            + (SERIES + series).indent(2)
            + cases.indent(2);
    RuleTestReport report =
        new RuleTestRunner(RuleTemplates.CHECK, RuleTemplates.TEMPLATES)
            .run(write("test.yml", test));
    List<String> failures = new ArrayList<>(report.problems());
    failures.addAll(report.warnings());
    report.results().stream()
        .flatMap(result -> result.failures().stream())
        .map(Site::line)
        .forEach(failures::add);
    if (report.results().isEmpty()) {
      failures.add("no test was run");
    }
    return failures;
  }

  private static String line(RuleTestFailure failure) {
    return failure.what() + " " + failure.lines();
  }

  private Path write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
