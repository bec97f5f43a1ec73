package io.monitorix.alerts.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.rules.RuleTemplates;
import org.junit.jupiter.api.Test;

class RuleFileWriterTest {

  private static final String PLAIN =
      """
      groups:
      - name: kettles
        interval: 30s
        limit: 7
        rules:
        - record: kettle:celsius:max
          expr: max by (room) (kettle_celsius)
          labels:
            team: tea
        - alert: Boils
          expr: kettle:celsius:max > 99
          for: 1m30s
          keep_firing_for: 1h
          labels:
            severity: critical
          annotations:
            summary: '{{ $labels.room }}: it boils'
            description: |-
              It has {{ $value }} degrees.
              Take it off.
      """;

  private static String written(String text) {
    return RuleFileWriter.write(RuleFile.parse("x.yml", text, RuleTemplates.CHECK).groups());
  }

  @Test
  void whatIsPlainStaysAsItIs() {
    assertThat(written(PLAIN)).isEqualTo(PLAIN);
  }

  @Test
  void longExpressionsStandInLinesAndMeanTheSame() {
    String metric = "kettle_of_the_room_at_the_end_of_the_corridor_celsius";
    String expr = metric + "{room=~\"a|b\"} > 99 or " + metric + "{room=\"\\\"c\\\"\"} > 98";

    String text = written(PLAIN.replace("kettle:celsius:max > 99", expr));

    assertThat(text).contains("expr: |2-\n").contains("\n      or\n");
    assertThat(written(text)).isEqualTo(text);
    assertThat(RuleFile.parse("y.yml", text, RuleTemplates.CHECK).groups().get(0).rules().get(1))
        .extracting(rule -> rule.expr().toString())
        .isEqualTo(expr);
  }

  @Test
  void labelsOfGroupsStandInTheirRulesForThoseWhoKnowNoOthers() {
    String text =
        written(
            """
            groups:
            - name: kettles
              labels: {team: tea}
              rules:
              - {record: a, expr: b}
              - {record: c, expr: d, labels: {team: "7"}}
            """);

    assertThat(text)
        .isEqualTo(
            """
            groups:
            - name: kettles
              rules:
              - record: a
                expr: b
                labels:
                  team: tea
              - record: c
                expr: d
                labels:
                  team: '7'
            """);
  }
}
