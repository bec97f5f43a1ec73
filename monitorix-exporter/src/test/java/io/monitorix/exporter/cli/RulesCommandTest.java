package io.monitorix.exporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
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

  private static final String CONFIG =
      """
      targets: [{name: lab, server: pve1, user: a@pam, password: b}]
      rules: {shipped: {enabled: false}}
      monitorix:
        thresholds:
        - {alert: Boils, metric: kettle_celsius, above: 99, clear: 90, for: 1m, labels: {team: tea}}
      """;

  @Test
  void rulesThatAreMadeOfAConfigurationArePrinted() throws IOException {
    Ended outcome = run("rules", "print", "--config", file("monitorix.yml", CONFIG));

    assertThat(outcome.out())
        .isEqualTo(
            """
            groups:
            - name: monitorix-thresholds
              rules:
              - alert: Boils
                expr: |2-
                    kettle_celsius > 99
                  or
                    (
                        kettle_celsius > 90
                      and ignoring (alertname, alertstate, team)
                        ALERTS{alertname="Boils",alertstate="firing",team="tea"}
                    )
                for: 1m
                labels:
                  team: tea
            """);
    assertThat(outcome.status()).isZero();
  }

  @Test
  void allThatArePrintedAreRulesAndMeanWhatIsEvaluated() throws IOException {
    String config = file("monitorix.yml", CONFIG.replace("enabled: false", "disable: [NodeDown]"));

    String all = file("all.yml", run("rules", "print", "--config", config).out());
    Ended files = run("rules", "print", "--config", config, "--directory", folder.toString());

    assertThat(run("rules", "check", all).status()).isZero();
    assertThat(Path.of(all))
        .content()
        .contains("alert: GuestDown", "alert: Boils")
        .doesNotContain("alert: NodeDown");
    assertThat(files.out().lines())
        .contains(folder.resolve("shipped/guests.yml").toString())
        .contains(folder.resolve("monitorix/thresholds.yml").toString())
        .allSatisfy(name -> assertThat(run("rules", "check", name).status()).isZero());
  }

  @Test
  void aConfigurationWithProblemsIsNotPrinted() throws IOException {
    String config = file("monitorix.yml", CONFIG.replace("clear: 90", "clear: 100"));

    Ended outcome = run("rules", "print", "--config", config);

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).startsWith(config + ":5:").contains("expected less than 'above'");
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

  /** A kettle of a server that has boiled for the last half of the hour. */
  private static MockResponse answer(RecordedRequest request) {
    String form = request.getBody() == null ? "" : request.getBody().utf8();
    String result = "\"scalar\",\"result\":[1,\"1\"]";
    if (form.contains("kettle_celsius")) {
      StringJoiner points = new StringJoiner(",", "[", "]");
      long now = Instant.now().getEpochSecond();
      for (long minute = 70; minute >= 0; minute--) {
        points.add("[" + (now - minute * 60) + ",\"" + (minute > 30 ? 20 : 100) + "\"]");
      }
      result = "\"matrix\",\"result\":[{\"metric\":{\"pot\":\"a\"},\"values\":" + points + "}]";
    }
    return new MockResponse.Builder()
        .body("{\"status\":\"success\",\"data\":{\"resultType\":" + result + "}}")
        .build();
  }

  @Test
  void whatWouldFireIsShownFromTheSeriesOfAServer() throws IOException {
    String file = file("rules.yml", RULES);
    try (MockWebServer server = new MockWebServer()) {
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return answer(request);
            }
          });
      server.start();
      String url = server.url("/").toString();

      Ended table = run("rules", "eval", "--server", url, file);
      Ended json = run("rules", "eval", "--server", url, "-o", "json", file);

      assertThat(table.status()).isZero();
      assertThat(table.out())
          .contains("FIRING   Boils{pot=\"a\"} since ", "value 100", "over by then: nothing");
      List<String> pots = JsonPath.read(json.out(), "$.alerts[*].labels.pot");
      assertThat(pots).containsExactly("a");
      assertThat(server.getRequestCount()).isEqualTo(4);
    }
  }

  @Test
  void aServerThatDoesNotAnswerAndTimesThatCannotBeAreTold() throws IOException {
    String file = file("rules.yml", RULES);

    Ended nobody = run("rules", "eval", "--server", "http://127.0.0.1:9", file);
    Ended backwards =
        run("rules", "eval", "--server", "http://127.0.0.1:9", "--start", "now+1h", file);

    assertThat(nobody.status()).isEqualTo(1);
    assertThat(nobody.out()).contains("monitorix: http://127.0.0.1:9/: Failed to connect");
    assertThat(backwards.status()).isEqualTo(2);
    assertThat(backwards.out()).contains("--end has to be after --start");
  }
}
