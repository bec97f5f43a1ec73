package io.monitorix.exporter.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HysteresisTest {

  private static final String BOILER =
      """
      rules: {shipped: {enabled: false}}
      monitorix:
        thresholds:
        - alert: BoilerHot
          metric: boiler_celsius
          above: 90
          clear: 80
          for: 2m
          labels: {severity: warning, place: "{{ $labels.room }}"}
          annotations: {summary: "{{ $value }} degrees"}
      """;

  @TempDir private Path folder;

  private List<String> failures(String settings, String values, String cases) {
    String series = "- series: boiler_celsius{room=\"a\"}\n  values: " + values + "\n";
    return new Site(folder).failures(settings, series, cases);
  }

  @Test
  void isAPlainExpression() {
    assertThat(new Site(folder).expr(BOILER, "BoilerHot", ""))
        .isEqualTo(
            "boiler_celsius > 90 or (boiler_celsius > 80 and ignoring (alertname, alertstate,"
                + " severity, place) ALERTS{alertname=\"BoilerHot\",alertstate=\"firing\","
                + "severity=\"warning\"})");
  }

  @Test
  void anAlertThatFiresEndsWhereItClears() {
    assertThat(
            failures(
                BOILER,
                "70 95x2 85x5 79 85x5",
                """
                alert_rule_test:
                - {eval_time: 2m, alertname: BoilerHot}
                - eval_time: 3m
                  alertname: BoilerHot
                  exp_alerts: [{exp_labels: {severity: warning, place: a, room: a}, exp_annotations: {summary: 95 degrees}}]
                - eval_time: 9m
                  alertname: BoilerHot
                  exp_alerts: [{exp_labels: {severity: warning, place: a, room: a}, exp_annotations: {summary: 85 degrees}}]
                - {eval_time: 10m, alertname: BoilerHot}
                - {eval_time: 15m, alertname: BoilerHot}
                promql_expr_test:
                - {expr: 'ALERTS', eval_time: 12m}
                """))
        .isEmpty();
  }

  @Test
  void anAlertThatIsPendingIsNotHeld() {
    assertThat(
            failures(
                BOILER,
                "70 95 85x10",
                """
                alert_rule_test:
                - {eval_time: 3m, alertname: BoilerHot}
                - {eval_time: 9m, alertname: BoilerHot}
                promql_expr_test:
                - expr: ALERTS
                  eval_time: 1m
                  exp_samples:
                  - labels: 'ALERTS{alertname="BoilerHot", alertstate="pending", place="a", room="a", severity="warning"}'
                    value: 1
                - {expr: 'ALERTS', eval_time: 2m}
                """))
        .isEmpty();
  }

  @Test
  void anotherRoomIsNotHeldByAnAlertOfTheFirst() {
    String other = "70 95x2 85x5\n- series: boiler_celsius{room=\"b\"}\n  values: 85x10";
    assertThat(
            failures(
                BOILER,
                other,
                """
                alert_rule_test:
                - eval_time: 6m
                  alertname: BoilerHot
                  exp_alerts: [{exp_labels: {severity: warning, place: a, room: a}, exp_annotations: {summary: 85 degrees}}]
                """))
        .isEmpty();
  }

  @Test
  void aLimitBelowEndsAbove() {
    assertThat(
            failures(
                BOILER.replace("above: 90", "below: 10").replace("clear: 80", "clear: 20"),
                "30 5x2 15x5 21 15x5",
                """
                alert_rule_test:
                - eval_time: 8m
                  alertname: BoilerHot
                  exp_alerts: [{exp_labels: {severity: warning, place: a, room: a}, exp_annotations: {summary: 15 degrees}}]
                - {eval_time: 10m, alertname: BoilerHot}
                """))
        .isEmpty();
  }

  @Test
  void withoutAClearingItIsOneComparison() {
    String plain = BOILER.replace("    clear: 80\n", "").replace("boiler_celsius", "a / b");

    assertThat(new Site(folder).expr(plain, "BoilerHot", "")).isEqualTo("(a / b) > 90");
  }
}
