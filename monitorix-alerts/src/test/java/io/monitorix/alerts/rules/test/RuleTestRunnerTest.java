package io.monitorix.alerts.rules.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.rules.PlainTemplates;
import io.monitorix.alerts.rules.file.TemplateCheck;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleTestRunnerTest {

  private static final String RULES =
      """
      groups:
      - name: second
        rules:
        - record: level:double
          expr: level:sum * 2
      - name: first
        rules:
        - record: level:sum
          expr: sum(level)
        - alert: High
          expr: level > 3
          for: 2m
          labels: {cluster: "{{ $externalLabels.cluster }}"}
          annotations: {summary: "{{ $labels.tank }} at {{ $value }}"}
      """;
  private static final String INPUT =
      """
        input_series:
        - series: level{tank="a"}
          values: 0+1x6 stale
        - series: level{tank="b"}
          values: _ 9x6 _x9
      """;

  @TempDir private Path folder;

  @BeforeEach
  void rules() throws IOException {
    Files.writeString(folder.resolve("rules.yml"), RULES);
  }

  private RuleTestReport run(String text) throws IOException {
    Path file = folder.resolve("test.yml");
    Files.writeString(file, text);
    return new RuleTestRunner(TemplateCheck.NONE, new PlainTemplates()).run(file);
  }

  private RuleTestReport test(String cases) throws IOException {
    return run(
        "rule_files: ['r*.yml']\ngroup_eval_order: [first, second]\ntests:\n"
            + "- external_labels: {cluster: lab}\n"
            + INPUT
            + cases);
  }

  private static List<String> failures(RuleTestReport report) {
    return report.results().stream()
        .flatMap(result -> result.failures().stream())
        .map(RuleTestFailure::toString)
        .map(text -> text.substring(text.indexOf("test.yml")))
        .toList();
  }

  @Test
  void whatIsAsExpectedPasses() throws IOException {
    RuleTestReport report =
        test(
            """
              alert_rule_test:
              - {eval_time: 2m, alertname: High}
              - eval_time: 3m30s
                alertname: High
                exp_alerts:
                - exp_labels: {tank: b, cluster: lab}
                  exp_annotations: {summary: b at 9}
              promql_expr_test:
              - expr: level:double
                eval_time: 2m
                exp_samples: [{labels: level:double, value: 22}]
              - expr: ALERTS{alertstate="pending"}
                eval_time: 4m
                exp_samples:
                - labels: 'ALERTS{alertname="High",alertstate="pending",cluster="lab",tank="a"}'
                  value: 1
              - {expr: 'level{tank="a"}', eval_time: 7m}
            """);
    assertThat(failures(report)).isEmpty();
    assertThat(report.passed()).isTrue();
  }

  @Test
  void whatIsNotIsToldWithItsPlaceExpectedAndGot() throws IOException {
    RuleTestReport report =
        test(
            """
              alert_rule_test:
              - eval_time: 3m
                alertname: High
                exp_alerts:
                - exp_labels: {tank: a, cluster: lab}
                - exp_labels: {tank: b, cluster: lab}
                  exp_annotations: {summary: b at 9}
              promql_expr_test:
              - {expr: level:sum, eval_time: 1m, exp_samples: [{labels: level:sum, value: 11}]}
              - {expr: sum(, eval_time: 1m}
            """);
    assertThat(failures(report))
        .containsExactly(
            """
            test.yml:11: alertname: High, time: 3m
              - {alertname="High", cluster="lab", tank="a"}
                {alertname="High", cluster="lab", tank="b"} annotations {summary=b at 9}""",
            """
            test.yml:18: expr: level:sum, time: 1m
              - level:sum 11
              + level:sum 10""",
            "test.yml:19: expr: sum(, time: 1m: 1:5: parse error: unclosed left parenthesis");
  }

  @Test
  void groupsAreEvaluatedInTheOrderThatIsAskedFor() throws IOException {
    String test =
        "rule_files: [rules.yml]\ntests:\n-"
            + INPUT.substring(1)
            + "  promql_expr_test:\n  - {expr: level:double, eval_time: 0m,"
            + " exp_samples: [{labels: level:double, value: 0}]}\n";
    assertThat(run(test).passed()).isFalse();
    assertThat(run("group_eval_order: [first, second]\n" + test).passed()).isTrue();
  }

  @Test
  void aRuleThatFailsEndsTheTest() throws IOException {
    Files.writeString(
        folder.resolve("rules.yml"),
        "groups: [{name: g, rules: [{record: r, expr: level, labels: {tank: one}}]}]");
    assertThat(failures(test("  alert_rule_test: [{eval_time: 9m, alertname: High}]\n")))
        .singleElement()
        .asString()
        .startsWith("test.yml:4: rule r, time: 1m: vector contains metrics with the same labelset");
  }

  @Test
  void lastBitsCountUnlessTheComparisonIsFuzzy() throws IOException {
    String test =
        """
        tests:
        - input_series: [{series: x, values: '0.1'}]
          promql_expr_test: [{expr: x * 3, exp_samples: [{labels: '{}', value: 0.3}]}]
        """;
    assertThat(run(test).passed()).isFalse();
    assertThat(run("fuzzy_compare: true\n" + test).passed()).isTrue();
  }

  @Test
  void brokenFilesAreProblemsWithPlaces() throws IOException {
    RuleTestReport report =
        run(
            """
            rule_files: [rules.yml, none.yml]
            group_eval_order: [a, a]
            test: []
            tests:
            - input_series: [{series: 'm{', values: 1}, {series: m, values: 1 x 2}]
              alert_rule_test: [{eval_time: 1m}]
              promql_expr_test: [{expr: m, exp_samples: [{labels: m, value: '1'}]}]
            """);
    assertThat(report.problems())
        .extracting(problem -> problem.substring(problem.indexOf("test.yml")))
        .extracting(problem -> problem.substring(0, Math.min(40, problem.length())))
        .containsExactly(
            "test.yml:2:23: group name repeated in ev",
            "test.yml:3:1: unknown key 'test'; known ",
            "test.yml:5:27: expected a label's name b",
            "test.yml:5:54: not a number: 'x'",
            "test.yml:6:21: an item under alert_rule_",
            "test.yml:7:65: expected a number such as");
    assertThat(report.passed()).isFalse();
  }

  @Test
  void brokenRulesAndPatternsThatNameNothingAreTold() throws IOException {
    assertThat(run("rule_files: [none.yml]\n").warnings())
        .singleElement()
        .asString()
        .endsWith("no file matches 'none.yml' of rule_files");
    Files.writeString(folder.resolve("rules.yml"), "groups: [{name: g, rules: [{record: a}]}]");
    assertThat(run("rule_files: [rules.yml]\n").problems())
        .singleElement()
        .asString()
        .contains("rules.yml:1:28: ");
  }

  @Test
  void theReportOfJUnitHasASuiteAFile() throws IOException {
    RuleTestReport passed = test("  name: fine <&>\n");
    RuleTestReport failed =
        test("  promql_expr_test: [{expr: '1', exp_samples: [{labels: '{}', value: 2}]}]\n");
    StringWriter xml = new StringWriter();
    JUnitReport.write(List.of(passed, failed, run("x: y")), xml);
    assertThat(xml.toString())
        .contains("tests=\"1\" failures=\"0\" errors=\"0\"")
        .contains("name=\"fine &lt;&amp;&gt;\"")
        .contains("tests=\"1\" failures=\"1\" errors=\"0\"")
        .contains("- {} 2")
        .contains("failures=\"0\" errors=\"1\"")
        .contains("<error message=");
  }
}
