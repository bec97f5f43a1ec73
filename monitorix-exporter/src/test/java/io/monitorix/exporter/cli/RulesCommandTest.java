package io.monitorix.exporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RulesCommandTest {

  private static final String RULES =
      """
      groups:
      - name: kettles
        rules:
        - alert: Boils
          expr: kettle_celsius > 99
          for: 1m
      """;
  private static final String TESTS =
      """
      rule_files: [rules.yml]
      tests:
      - input_series: [{series: kettle_celsius, values: 100x5}]
        alert_rule_test:
        - {eval_time: 1m, alertname: Boils, exp_alerts: [{}]}
        - {eval_time: 0m, alertname: Boils}
      """;

  @TempDir private Path folder;

  private record Ended(int status, String out) {}

  private Ended run(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine commandLine = CommandLineInterface.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(out, true));
    return new Ended(commandLine.execute(arguments), out.toString());
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void rulesInOrderAreFine() throws IOException {
    String file = file("rules.yml", RULES);

    Ended outcome = run("rules", "check", file);

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).isEqualToIgnoringNewLines(file + ": fine, rules: 1, groups: 1");
  }

  @Test
  void allProblemsOfAllFilesAreTold() throws IOException {
    String bad = file("bad.yml", RULES.replace("for: 1m", "for: soon").replace("> 99", ">"));
    String twice = file("twice.yml", RULES + RULES.substring(RULES.indexOf("  - alert")));

    Ended outcome = run("rules", "check", bad, twice, folder.resolve("none.yml").toString());

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out().lines())
        .containsExactly(
            bad
                + ":5:27: group \"kettles\", rule 1, \"Boils\": could not parse expression:"
                + " unexpected end of input",
            bad + ":6:10: expected a duration such as 30s, 5m or 1h30m, got 'soon'",
            twice
                + ":4: warning: Boils stands there 2 times with the same labels: all write the"
                + " same series",
            twice + ": fine, rules: 2, groups: 1",
            folder.resolve("none.yml") + ": there is no such file");
  }

  @Test
  void testsThatPassAreCountedAndReported() throws IOException {
    file("rules.yml", RULES);
    Path junit = folder.resolve("junit.xml");

    Ended outcome = run("rules", "test", file("test.yml", TESTS), "--junit", junit.toString());

    assertThat(outcome.out()).isEqualToIgnoringNewLines("1 passed, 0 failed");
    assertThat(outcome.status()).isZero();
    assertThat(junit).content().contains("<testsuite ").contains("failures=\"0\"");
  }

  @Test
  void testsThatFailSayWhereAndWhat() throws IOException {
    file("rules.yml", RULES);
    String test = file("test.yml", TESTS.replace("0m", "2m"));

    Ended outcome = run("rules", "test", test, "--no-color");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out().lines())
        .containsExactly(
            test + ":6: test 1: alertname: Boils, time: 2m",
            "  + {alertname=\"Boils\"}",
            "0 passed, 1 failed");
  }

  @Test
  void aTemplateThatIsNoneIsToldWithItsPlace() throws IOException {
    String bad =
        file(
            "bad.yml",
            """
            groups:
            - name: kettles
              rules:
              - alert: Boils
                expr: kettle_celsius > 99
                annotations:
                  summary: "{{ $labels.room }} boils at {{ $value | humanise }}"
            """);

    Ended outcome = run("rules", "check", bad);

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).startsWith(bad + ":7:").contains("function \"humanise\" not defined");
  }

  @Test
  void annotationsAreExpandedAsInPrometheus() throws IOException {
    file(
        "rules.yml",
        """
        groups:
        - name: kettles
          rules:
          - alert: Boils
            expr: kettle_celsius > 99
            annotations:
              summary: >-
                {{ with query "count(kettle_celsius)" }}{{ . | first | value }}{{ end }} kettle in
                {{ title $labels.room }}, {{ $value | printf "%.1f" }}
        """);
    String test =
        file(
            "test.yml",
            """
            rule_files: [rules.yml]
            tests:
            - input_series: [{series: 'kettle_celsius{room="kitchen"}', values: 100x5}]
              alert_rule_test:
              - eval_time: 1m
                alertname: Boils
                exp_alerts:
                - exp_labels: {room: kitchen}
                  exp_annotations: {summary: "1 kettle in Kitchen, 100.0"}
            """);

    assertThat(run("rules", "test", test).out()).isEqualToIgnoringNewLines("1 passed, 0 failed");
  }

  @Test
  void wrongUsageIsToldApart() {
    assertThat(run("rules").status()).isEqualTo(2);
    assertThat(run("rules", "check").status()).isEqualTo(2);
    assertThat(run("rules", "test", "--bogus").status()).isEqualTo(2);
  }
}
