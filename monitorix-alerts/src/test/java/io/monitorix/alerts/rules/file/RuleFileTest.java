package io.monitorix.alerts.rules.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.monitorix.alerts.yaml.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleFileTest {

  private static RuleFile read(String text) {
    return RuleFile.parse("r.yml", text, TemplateCheck.NONE);
  }

  private static List<String> problems(String text, TemplateCheck templates) {
    FileException failure =
        catchThrowableOfType(FileException.class, () -> RuleFile.parse("r.yml", text, templates));
    assertThat(failure).as(text).isNotNull();
    return failure.problems().stream().map(Object::toString).toList();
  }

  private static List<String> problems(String text) {
    return problems(text, TemplateCheck.NONE);
  }

  @Test
  void readsAllThatAFileCanSay() {
    RuleFile file =
        read(
            """
            groups:
            - name: g
              interval: 1h30m
              query_offset: 30s
              limit: 10
              labels: {team: infra, tier: 1}
              rules:
              - record: job:up:sum
                expr: sum by (job) (up)
                labels: {tier: two}
              - alert: "Any name: at all"
                expr: |
                  up
                    == 0
                for: 5m
                keep_firing_for: 1d
                labels: {severity: page}
                annotations: {summary: gone}
            """);
    GroupSpec group = file.groups().get(0);
    assertThat(group.interval()).isEqualTo(Duration.ofMinutes(90));
    assertThat(group.queryOffset()).isEqualTo(Duration.ofSeconds(30));
    assertThat(group.limit()).isEqualTo(10);
    assertThat(group.rules().get(0)).isInstanceOf(RecordSpec.class);
    assertThat(group.rules().get(0).labels())
        .containsEntry("team", "infra")
        .containsEntry("tier", "two");
    AlertSpec alert = (AlertSpec) group.rules().get(1);
    assertThat(alert.name()).isEqualTo("Any name: at all");
    assertThat(alert.expr()).hasToString("up == 0");
    assertThat(alert.hold()).isEqualTo(Duration.ofMinutes(5));
    assertThat(alert.keepFiringFor()).isEqualTo(Duration.ofDays(1));
    assertThat(alert.annotations()).containsEntry("summary", "gone");
    assertThat(file.size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing",
        "groups:",
        "{}",
        "groups: [{name: g}]",
        "groups: [~]",
        "groups: [{name: g, interval: 0, rules: }]",
        "groups: [{name: g, rules: [~]}]",
        "groups: [{name: g, limit: 0x10, rules: []}]",
        "groups: []\n---\nsomething: else",
        "groups: [{name: g, rules: [{record: r, expr: 1, for: 0s, annotations: {}}]}]",
        "groups: [{name: g, rules: [&r {alert: a, expr: up}, {<<: *r, alert: b}]}]",
        "groups: [{name: g, rules: [{record: 'ü.ö', expr: up, labels: {'a b': x}}]}]",
      })
  void takesWhatPrometheusTakes(String text) {
    assertThat(read(text).groups()).hasSizeLessThan(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "foo: 1 | r.yml:1:1: unknown key 'foo'; known here are groups",
        "- a | r.yml:1:1: expected a mapping, got a list",
        "groups: {a: b} | r.yml:1:9: expected a list, got a mapping",
        "groups: [{rules: []}] | r.yml:1:10: Groupname must not be empty",
        "groups: [{name: g}, {name: g}] | r.yml:1:22: groupname: \"g\" is repeated in the same file",
        "groups: [{name: g, interval: 30}] | r.yml:1:30: expected a duration such as 30s, 5m or"
            + " 1h30m, got '30'",
        "groups: [{name: g, limit: '1'}] | r.yml:1:27: expected a whole number, got a text in"
            + " quotes",
        "groups: [{name: g, name: h}] | r.yml:1:20: the key 'name' stands twice",
        "groups: [a | r.yml:2:1: not valid YAML: while parsing a flow sequence: expected ',' or"
            + " ']', but got <stream end>",
      })
  void saysWhatIsWrongWithFilesAndGroups(String text, String problem) {
    assertThat(problems(text.replace("''", "'") + "\n")).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{expr: up} | 2:3: group \"g\", rule 1: one of 'record' or 'alert' must be set",
        "{record: a, alert: b, expr: up} | 2:15: group \"g\", rule 1, \"a\": only one of 'record' and"
            + " 'alert' must be set",
        "{alert: a} | 2:3: group \"g\", rule 1, \"a\": field 'expr' must be set in rule",
        "{record: a, expr: up, for: 1m} | 2:25: group \"g\", rule 1, \"a\": invalid field 'for' in"
            + " recording rule",
        "{record: a, expr: up, annotations: {b: c}} | 2:25: group \"g\", rule 1, \"a\": invalid field"
            + " 'annotations' in recording rule",
        "{record: 'a{b}', expr: up} | 2:12: group \"g\", rule 1, \"a{b}\": braces present in the"
            + " recording rule name; should it be in expr?: a{b}",
        "{record: a, expr: up, labels: {__name__: b}} | 2:34: group \"g\", rule 1, \"a\": invalid label"
            + " name: __name__",
        "{record: a, expr: up, fro: 1} | 2:25: unknown key 'fro'; known here are record, alert,"
            + " expr, for, keep_firing_for, labels, annotations",
        "{record: a, expr: 'sum(\"it''s\" + up)'} | 2:26: group \"g\", rule 1, \"a\": could not parse"
            + " expression: binary expression must contain only scalar and instant vector types",
      })
  void saysWhatIsWrongWithRules(String rule, String problem) {
    assertThat(problems("groups: [{name: g, rules: [\n  " + rule + "]}]\n"))
        .containsExactly("r.yml:" + problem);
  }

  @Test
  void placesWithinExpressionsAreThoseOfTheFile() {
    assertThat(
            problems(
                """
                groups:
                - name: g
                  rules:
                  - record: plain
                    expr: sum(up) +
                      rate(up)
                  - record: literal
                    expr: |-
                      sum(up)

                        + rate(up)
                  - record: folded
                    expr: >
                      sum(up)
                      + rate(up)
                  - record: single
                    expr: 'sum(up{a=''b''}) + rate(up)'
                  - record: double
                    expr: "sum(up{a=\\"b\\"}) + rate(up)"
                """))
        .extracting(problem -> problem.substring(0, problem.indexOf(": ")))
        .containsExactly("r.yml:6:12", "r.yml:11:16", "r.yml:15:14", "r.yml:17:36", "r.yml:19:36");
  }

  @Test
  void templatesAreCheckedInAlertsAlone() {
    TemplateCheck check =
        text ->
            text.contains("{{")
                ? Optional.of(new TemplateCheck.Fault(text.indexOf("{{"), "unclosed action"))
                : Optional.empty();
    assertThat(
            problems(
                """
                groups:
                - name: g
                  rules:
                  - record: r
                    expr: up
                    labels: {a: "{{"}
                  - alert: a
                    expr: up
                    labels: {a: "b {{"}
                    annotations:
                      c: >-
                        two
                        lines {{
                """,
                check))
        .containsExactly(
            "r.yml:9:20: group \"g\", rule 2, \"a\": label \"a\": unclosed action",
            "r.yml:13:15: group \"g\", rule 2, \"a\": annotation \"c\": unclosed action");
  }

  @Test
  void rulesThatStandTwiceAreTold() {
    RuleFile file =
        read(
            """
            groups:
            - name: g
              rules:
              - {record: a, expr: up, labels: {x: y}}
              - {record: a, expr: up}
            - name: h
              labels: {x: y}
              rules:
              - {record: a, expr: down}
            """);
    assertThat(file.duplicates()).hasSize(1).containsValue(2);
    assertThat(file.duplicates().keySet().iterator().next().line()).isEqualTo(4);
  }

  @Test
  void patternsNameFilesAndABrokenOneCostsNoOther(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(folder.resolve("a/one.yml"), "groups: []");
    Files.writeString(folder.resolve("a/b/two.yml"), "groups: []");
    Files.writeString(folder.resolve("a/b/bad.yml"), "grups: []");
    RuleFiles files =
        RuleFiles.read(
            List.of("a/*.yml", "a/?/*.yml", "a/one.yml", "none*.yml"), folder, TemplateCheck.NONE);
    assertThat(files.files())
        .extracting(file -> Path.of(file.file()).getFileName().toString())
        .containsExactly("one.yml", "two.yml");
    assertThat(files.problems())
        .singleElement()
        .asString()
        .contains("bad.yml:1:1: unknown key 'grups'");
    assertThat(files.unmatched()).containsExactly("none*.yml");
  }

  @Test
  void whatCannotBeReadSaysSo(@TempDir Path folder) throws IOException {
    Path latin = folder.resolve("latin.yml");
    Files.write(latin, new byte[] {'#', (byte) 0xe4});
    assertThat(RuleFiles.read(List.of("latin.yml"), folder, TemplateCheck.NONE).problems())
        .singleElement()
        .asString()
        .endsWith("the file is not UTF-8");
    assertThat(problems("groups: " + "[".repeat(100)).get(0)).contains("nested deeper than");
  }
}
