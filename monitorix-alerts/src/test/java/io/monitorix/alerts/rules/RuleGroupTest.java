package io.monitorix.alerts.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.Labels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleGroupTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String DOWN =
      """
      groups:
      - name: g
        rules:
        - alert: Down
          expr: up == 0
          for: 2m
          labels: {severity: page}
          annotations: {summary: "{{ $labels.instance }} gives {{ $value }}"}
      """;

  private final Ruled ruled = new Ruled();

  private static AlertingRule alerts(RuleGroup group, int index) {
    return (AlertingRule) group.rules().get(index);
  }

  private void minute(RuleGroup group, double up) {
    ruled.sample(up, "up", "instance", "a");
    group.evaluate(ruled.now);
    ruled.pass(MINUTE);
  }

  @Test
  void anAlertIsPendingThenFiresThenIsResolvedAndForgottenAfterFifteenMinutes() {
    RuleGroup group = ruled.group(DOWN);
    minute(group, 0);
    assertThat(alerts(group, 0).state()).isEqualTo(AlertState.PENDING);
    assertThat(ruled.sent).isEmpty();
    minute(group, 0);
    minute(group, 0);
    Alert firing = alerts(group, 0).alerts().get(0);
    assertThat(firing.state()).isEqualTo(AlertState.FIRING);
    assertThat(firing.activeAt()).isEqualTo(Ruled.START);
    assertThat(firing.firedAt()).isEqualTo(Ruled.START.plusSeconds(120));
    assertThat(firing.labels())
        .isEqualTo(Labels.of("alertname", "Down", "instance", "a", "severity", "page"));
    assertThat(firing.annotations()).containsEntry("summary", "a gives 0");
    minute(group, 1);
    assertThat(alerts(group, 0).alerts()).isEmpty();
    assertThat(alerts(group, 0).keptAlerts()).hasSize(1);
    for (int i = 0; i < 15; i++) {
      minute(group, 1);
    }
    assertThat(alerts(group, 0).keptAlerts()).hasSize(1);
    minute(group, 1);
    assertThat(alerts(group, 0).keptAlerts()).isEmpty();
    assertThat(ruled.evaluations.stream().flatMap(each -> each.changes().stream()))
        .extracting(change -> change.before() + ">" + change.after().state())
        .containsExactly("null>pending", "pending>firing", "firing>inactive");
  }

  @Test
  void aPendingAlertWhoseElementGoesIsDroppedAndStartsOver() {
    RuleGroup group = ruled.group(DOWN);
    minute(group, 0);
    minute(group, 1);
    assertThat(alerts(group, 0).keptAlerts()).isEmpty();
    minute(group, 0);
    minute(group, 0);
    assertThat(alerts(group, 0).state()).isEqualTo(AlertState.PENDING);
    assertThat(ruled.sent).isEmpty();
  }

  @Test
  void keepFiringForHoldsAnAlertWhoseElementIsGone() {
    RuleGroup group = ruled.group(DOWN.replace("for: 2m", "for: 0s\n    keep_firing_for: 2m"));
    minute(group, 0);
    minute(group, 1);
    minute(group, 1);
    assertThat(alerts(group, 0).state()).isEqualTo(AlertState.FIRING);
    minute(group, 0);
    minute(group, 1);
    minute(group, 1);
    assertThat(alerts(group, 0).state()).isEqualTo(AlertState.FIRING);
    minute(group, 1);
    assertThat(alerts(group, 0).state()).isEqualTo(AlertState.INACTIVE);
  }

  @Test
  void firingAlertsAreSentAgainAfterTheResendDelayAndResolvedOnesToo() {
    RuleSettings settings =
        RuleSettings.DEFAULTS.withExternal(
            Labels.of("cluster", "lab", "severity", "none"), "http://m");
    RuleGroup group =
        ruled.group(
            DOWN.replace("2m", "0s").replace("name: g", "name: g\n  interval: 30s"), settings);
    for (int i = 0; i < 4; i++) {
      ruled.sample(0, "up", "instance", "a");
      group.evaluate(ruled.now);
      ruled.pass(Duration.ofSeconds(30));
    }
    // Not after a minute already: later than the delay it has to be.
    assertThat(ruled.sent).hasSize(2);
    OutgoingAlert first = ruled.sent.get(0);
    assertThat(first.labels())
        .isEqualTo(
            Labels.of("alertname", "Down", "cluster", "lab", "instance", "a", "severity", "page"));
    assertThat(first.startsAt()).isEqualTo(Ruled.START);
    assertThat(first.endsAt()).isEqualTo(Ruled.START.plusSeconds(240));
    assertThat(first.generatorUrl()).isEqualTo("http://m/graph?g0.expr=up+%3D%3D+0&g0.tab=1");
    for (int i = 0; i < 15; i++) {
      minute(group, 1);
    }
    assertThat(ruled.sent).hasSize(2 + 8);
    assertThat(ruled.sent.subList(2, 10))
        .allMatch(OutgoingAlert::resolved)
        .allMatch(each -> each.endsAt().equals(Ruled.START.plusSeconds(120)));
    for (int i = 0; i < 5; i++) {
      minute(group, 1);
    }
    assertThat(ruled.sent).hasSize(2 + 8);
  }

  @Test
  void theListenerHearsBeforeAlertsAreSentWhenTheyAre() {
    RuleGroup group = ruled.group(DOWN.replace("2m", "0s"));
    List<String> order = new ArrayList<>();
    ruled.heard =
        evaluation ->
            order.add(
                "kept "
                    + ruled.sent.size()
                    + " sent, "
                    + alerts(group, 0).alerts().get(0).lastSentAt());
    minute(group, 0);
    assertThat(order).containsExactly("kept 0 sent, " + Ruled.START);
    assertThat(ruled.sent).hasSize(1);
  }

  @Test
  void whatCouldNotBeSentSaysSoAfterwardsAndAListenerThatFailsKeepsNothingFromBeingSent() {
    RuleGroup group = ruled.group(DOWN.replace("2m", "0s"));
    ruled.sinkFails = true;
    minute(group, 0);
    assertThat(alerts(group, 0).alerts().get(0).lastSentAt()).isNull();
    ruled.sinkFails = false;
    ruled.heard =
        evaluation -> {
          throw new IllegalStateException("nowhere to keep it");
        };
    minute(group, 0);
    assertThat(ruled.sent).hasSize(1);
    assertThat(alerts(group, 0).alerts().get(0).lastSentAt()).isEqualTo(Ruled.START.plus(MINUTE));
  }

  @Test
  void rulesOfTheSameNameAndLabelsAreToldApartByTheirOrder() {
    RuleGroup group =
        ruled.group("groups: [{name: g, rules: [{alert: A, expr: '1'}, {alert: A, expr: '2'}]}]");
    assertThat(group.rules()).extracting(rule -> rule.key().ordinal()).containsExactly(0, 1);
  }

  @Test
  void whatCannotBeSentIsSentAtTheNextEvaluation() {
    RuleGroup group = ruled.group(DOWN.replace("2m", "0s"));
    ruled.sinkFails = true;
    minute(group, 0);
    minute(group, 1);
    ruled.sinkFails = false;
    minute(group, 1);
    assertThat(ruled.sent).singleElement().matches(OutgoingAlert::resolved);
    assertThat(ruled.sent.get(0).endsAt()).isEqualTo(Ruled.START.plus(MINUTE));
    assertThat(group.rules().get(0).status().health()).isEqualTo(RuleStatus.Health.OK);
  }

  @Test
  void alertsWriteTheirSeriesAndEndThem() {
    RuleGroup group = ruled.group(DOWN);
    ruled.sample(0, "up", "instance", "a");
    group.evaluate(ruled.now);
    assertThat(ruled.ask("ALERTS"))
        .containsExactly(
            "ALERTS{alertname=\"Down\", alertstate=\"pending\", instance=\"a\","
                + " severity=\"page\"} 1");
    assertThat(ruled.ask("ALERTS_FOR_STATE"))
        .containsExactly(
            "ALERTS_FOR_STATE{alertname=\"Down\", instance=\"a\", severity=\"page\"} "
                + Ruled.START.getEpochSecond());
    ruled.pass(MINUTE);
    minute(group, 0);
    ruled.sample(0, "up", "instance", "a");
    group.evaluate(ruled.now);
    assertThat(ruled.ask("count by (alertstate) (ALERTS)"))
        .containsExactly("{alertstate=\"firing\"} 1");
    ruled.pass(MINUTE);
    ruled.sample(1, "up", "instance", "a");
    group.evaluate(ruled.now);
    assertThat(ruled.ask("ALERTS or ALERTS_FOR_STATE")).isEmpty();
  }

  @Test
  void laterRulesSeeWhatEarlierOnesRecordAndSeriesThatVanishEnd() {
    RuleGroup group =
        ruled.group(
            """
            groups:
            - name: g
              labels: {team: x, tier: a}
              rules:
              - record: up:sum
                expr: sum by (instance) (up)
                labels: {tier: b}
              - record: up:twice
                expr: up:sum * 2
            """);
    ruled.sample(1, "up", "instance", "a");
    group.evaluate(ruled.now);
    assertThat(ruled.ask("{__name__=~'up:.*'}"))
        .containsExactly(
            "up:sum{instance=\"a\", team=\"x\", tier=\"b\"} 1",
            "up:twice{instance=\"a\", team=\"x\", tier=\"a\"} 2");
    ruled.pass(MINUTE);
    ruled.sample(io.monitorix.alerts.storage.StaleMarker.VALUE, "up", "instance", "a");
    group.evaluate(ruled.now);
    assertThat(ruled.ask("{__name__=~'up:.*'}")).isEmpty();
  }

  @Test
  void aRuleThatFailsSaysWhyKeepsItsAlertsAndStopsNoOther() {
    RuleGroup group =
        ruled.group(
            """
            groups:
            - name: g
              limit: 1
              rules:
              - alert: Same
                expr: up
                labels: {instance: one}
              - record: same
                expr: up
                labels: {instance: one}
              - record: many
                expr: up
              - alert: Many
                expr: up
              - alert: Range
                expr: up[5m]
              - record: fine
                expr: count(up)
            """);
    ruled.sample(1, "up", "instance", "a");
    ruled.sample(1, "up", "instance", "b");
    group.evaluate(ruled.now);
    assertThat(group.rules().stream().map(rule -> String.valueOf(rule.status().lastError())))
        .containsExactly(
            "vector contains metrics with the same labelset after applying alert labels:"
                + " {alertname=\"Same\", instance=\"one\"}",
            "vector contains metrics with the same labelset after applying rule labels:"
                + " same{instance=\"one\"}",
            "exceeded limit of 1 with 2 series",
            "exceeded limit of 1 with 2 alerts",
            "rule result is not a vector or scalar",
            "null");
    assertThat(alerts(group, 3).alerts()).isEmpty();
    assertThat(ruled.ask("fine")).containsExactly("fine 2");
    assertThat(group.rules().get(5).status().health()).isEqualTo(RuleStatus.Health.OK);
    assertThat(group.rules().get(5).status().lastEvaluation()).isEqualTo(ruled.now);
  }

  @Test
  void aQueryThatFailsNeverResolvesAnAlert() {
    RuleGroup group = ruled.group(DOWN.replace("2m", "0s"));
    minute(group, 0);
    ruled.queryFails = new IllegalStateException("server away");
    minute(group, 1);
    assertThat(alerts(group, 0).state()).isEqualTo(AlertState.FIRING);
    assertThat(group.rules().get(0).status().lastError()).isEqualTo("server away");
    ruled.queryFails = null;
    minute(group, 1);
    assertThat(alerts(group, 0).state()).isEqualTo(AlertState.INACTIVE);
    assertThat(group.rules().get(0).status().lastError()).isNull();
  }

  @Test
  void theQueryOffsetMovesQueriesAndSamplesButNotTheAlertsTimes() {
    RuleGroup group =
        ruled.group(DOWN.replace("name: g", "name: g\n  query_offset: 1m").replace("2m", "0s"));
    ruled.sample(0, "up", "instance", "a");
    group.evaluate(ruled.now);
    assertThat(alerts(group, 0).alerts()).isEmpty();
    ruled.pass(MINUTE);
    group.evaluate(ruled.now);
    assertThat(alerts(group, 0).alerts().get(0).activeAt()).isEqualTo(ruled.now);
    assertThat(ruled.ask("timestamp(ALERTS)"))
        .containsExactly(
            "{alertname=\"Down\", alertstate=\"firing\", instance=\"a\", severity=\"page\"} "
                + Ruled.START.getEpochSecond());
  }

  @Test
  void aClockThatJumpsBackIsToldAndHoldsNothingUp() {
    RuleGroup group = ruled.group(DOWN);
    minute(group, 0);
    ruled.now = Ruled.START.minus(Duration.ofHours(2));
    ruled.sample(0, "up", "instance", "b");
    group.evaluate(ruled.now);
    assertThat(alerts(group, 0).alerts())
        .extracting(alert -> alert.labels().get("instance"))
        .containsExactly("b");
    ruled.now = Ruled.START;
    ruled.sample(0, "up", "instance", "b");
    group.evaluate(Ruled.START);
    assertThat(group.rules().get(0).status().lastError()).isNull();
    group.evaluate(Ruled.START.plusSeconds(10));
    group.evaluate(Ruled.START.plusSeconds(5));
    assertThat(group.rules().get(0).status().lastError()).contains("samples were refused");
    assertThat(alerts(group, 0).alerts()).isNotEmpty();
  }
}
