package io.monitorix.exporter.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlappingTest {

  private static final String SETTINGS =
      """
      rules: {shipped: {enabled: false}}
      monitorix:
        thresholds:
        - {alert: BoilerHot, metric: boiler_celsius, above: 90, labels: {severity: critical}}
        - {alert: LampOn, metric: lamp_on, above: 0}
        flapping: {changes: 4, window: 20m, disable: [LampOn]}
      """;

  @TempDir private Path folder;

  private List<String> failures(String values, String cases) {
    String series =
        """
        - series: boiler_celsius{room="a"}
          values: %s
        - series: lamp_on
          values: %s
        """
            .formatted(values, values);
    return new Site(folder).failures(SETTINGS, series, cases);
  }

  @Test
  void beginsAtTheFourthChangeAndEndsWhenTheFirstIsOutOfTheWindow() {
    assertThat(
            failures(
                "0 99 0 99 0 0x60",
                """
                alert_rule_test:
                - {eval_time: 3m, alertname: AlertFlapping}
                - eval_time: 5m
                  alertname: AlertFlapping
                  exp_alerts:
                  - exp_labels: {flapping: BoilerHot, room: a, severity: critical}
                    exp_annotations:
                      summary: BoilerHot begins and ends again and again
                      description: "It has begun or ended to fire 4 times within 20m: what it watches is unsteady, or its limit lies where the values are."
                - {eval_time: 23m, alertname: AlertFlapping}
                """))
        .isEmpty();
  }

  @Test
  void whatFiresOrBeginsAndEndsOnceDoesNotFlap() {
    assertThat(
            failures(
                "0 99x10 0 0x10 99x10 99x20",
                """
                alert_rule_test:
                - {eval_time: 10m, alertname: AlertFlapping}
                - {eval_time: 24m, alertname: AlertFlapping}
                - {eval_time: 40m, alertname: AlertFlapping}
                """))
        .isEmpty();
  }

  @Test
  void isNeverCalledFlappingItself() {
    assertThat(
            failures(
                "0 99 0 99 0 0x18 99 0 99 0 0x18 99 0 99 0 0x18",
                """
                promql_expr_test:
                - eval_time: 70m
                  expr: count_over_time(ALERTS{alertname="AlertFlapping", flapping=~"AlertFlapping|LampOn"}[70m])
                - eval_time: 70m
                  expr: count(count_over_time(ALERTS{alertname="AlertFlapping"}[70m]))
                  exp_samples: [{value: 1, labels: '{}'}]
                """))
        .isEmpty();
  }

  @Test
  void isAPlainExpression() {
    assertThat(new Site(folder).expr(SETTINGS, "AlertFlapping", ""))
        .startsWith(
            "sum without (alertname, alertstate) (label_replace(count_over_time(("
                + "ALERTS{alertname!~\"AlertFlapping|LampOn\",alertstate=\"firing\"} unless"
                + " ALERTS{alertname!~\"AlertFlapping|LampOn\",alertstate=\"firing\"} offset 1m)"
                + "[20m:1m]) + count_over_time((");
  }
}
