package io.monitorix.alerts.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.routing.dispatch.DeliveryReason.Verdict;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.silence.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertRoutingTest {

  private static final String CONFIG =
      """
      route:
        receiver: hook
        group_by: [alertname]
        group_wait: 30s
        group_interval: 5m
        repeat_interval: 4h
        routes:
        - matchers: [severity="page"]
          receiver: mail
        - matchers: [team="night"]
          active_time_intervals: [night]
        - matchers: [team="day"]
          mute_time_intervals: [night, weekend]
      receivers:
      - name: hook
        webhook_configs: [{url: 'http://x/'}]
      - name: mail
        email_configs: [{to: me@example.org}]
      inhibit_rules:
      - source_matchers: [alertname="NodeDown"]
        target_matchers: [alertname="GuestDown"]
        equal: [node]
      time_intervals:
      - name: night
        time_intervals: [{times: [{start_time: '22:00', end_time: '24:00'}]}]
      - name: weekend
        time_intervals: [{weekdays: ['saturday', 'sunday']}]
      """;

  private final Routed routed = new Routed(CONFIG);

  @Test
  void aGroupWaitsThenIsToldWithAllThatCameMeanwhile() {
    routed.fire("alertname", "A", "id", "1");
    routed.run(Duration.ofSeconds(10));
    routed.fire("alertname", "A", "id", "2");
    routed.run(Duration.ofSeconds(19));

    assertThat(routed.told()).isEmpty();

    routed.run(Duration.ofSeconds(1));

    assertThat(routed.told()).containsExactly("+30s hook: A/1 A/2");
  }

  @Test
  void aNewAlertIsToldAtTheNextIntervalWithTheOthers() {
    Instant end = Routed.START.plus(Duration.ofDays(1));
    routed.post(null, end, "alertname", "A", "id", "1");
    routed.run(Duration.ofSeconds(31));
    routed.post(null, end, "alertname", "A", "id", "2");
    routed.told();
    routed.run(Duration.ofMinutes(6));

    assertThat(routed.told()).containsExactly("+330s hook: A/1 A/2");
  }

  @Test
  void whatBeganBeforeTheWaitIsToldAtOnce() {
    routed.post(Routed.START.minusSeconds(31), Routed.START.plusSeconds(600), "alertname", "A");
    routed.run(Duration.ZERO);

    assertThat(routed.told()).containsExactly("+0s hook: A");
  }

  @Test
  void nothingNewIsToldOnlyAfterTheRepeatInterval() {
    routed.post(null, Routed.START.plus(Duration.ofDays(1)), "alertname", "A");
    routed.run(Duration.ofHours(9));

    // At +30 s + 4 h the interval has not passed yet, to the second: the next flush it is.
    assertThat(routed.told()).containsExactly("+30s hook: A", "+14730s hook: A", "+29430s hook: A");
  }

  @Test
  void aResolvedAlertIsToldOnceAndLeaves() {
    routed.fire("alertname", "A", "id", "1");
    routed.post(null, Routed.START.plus(Duration.ofDays(1)), "alertname", "A", "id", "2");
    routed.run(Duration.ofMinutes(1));
    routed.resolve("alertname", "A", "id", "1");
    routed.run(Duration.ofMinutes(30));

    assertThat(routed.told()).containsExactly("+30s hook: A/1 A/2", "+330s hook: -A/1 A/2");
    assertThat(routed.routing.dispatcher().groups().get(0).alerts()).hasSize(1);
  }

  @Test
  void whatIsResolvedBeforeAnybodyKnewOfItIsNotTold() {
    routed.fire("alertname", "A");
    routed.run(Duration.ofSeconds(10));
    routed.resolve("alertname", "A");
    routed.run(Duration.ofHours(1));

    assertThat(routed.told()).isEmpty();
    assertThat(routed.routing.dispatcher().groups()).isEmpty();
    assertThat(routed.kept.load()).isEmpty();
  }

  @Test
  void anAlertWithoutEndResolvesWhenItDoesNotComeAgain() {
    routed.fire("alertname", "A");
    routed.run(Duration.ofMinutes(4));
    routed.fire("alertname", "A");
    routed.run(Duration.ofMinutes(30));

    assertThat(routed.told()).containsExactly("+30s hook: A", "+630s hook: -A");
  }

  @Test
  void whoDoesNotWantResolvedAlertsIsToldAnewWhenTheyFireAgain() {
    String[] labels = {"alertname", "A", "severity", "page"};
    routed.fire(labels);
    routed.run(Duration.ofMinutes(1));
    routed.resolve(labels);
    routed.run(Duration.ofMinutes(10));
    routed.fire(labels);
    routed.run(Duration.ofMinutes(2));

    assertThat(routed.told()).containsExactly("+30s mail: A", "+690s mail: A");
  }

  @Test
  void anInhibitedAlertIsToldWhenItsSourceIsResolved() {
    routed.post(null, Routed.START.plusSeconds(70), "alertname", "NodeDown", "node", "n1");
    routed.post(
        null, Routed.START.plus(Duration.ofDays(1)), "alertname", "GuestDown", "node", "n1");
    routed.run(Duration.ofSeconds(60));

    assertThat(routed.told()).containsExactly("+30s hook: NodeDown");
    assertThat(routed.explain("alertname", "GuestDown", "node", "n1"))
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.verdict()).isEqualTo(Verdict.INHIBITED);
              assertThat(reason.suppression().inhibitedBy()).isPresent();
              assertThat(reason.nextFlush()).contains(Routed.START.plusSeconds(330));
              assertThat(reason.groupKey()).isEqualTo("{}:{alertname=\"GuestDown\"}");
            });

    routed.run(Duration.ofMinutes(6));

    assertThat(routed.told())
        .containsExactlyInAnyOrder("+330s hook: -NodeDown", "+330s hook: GuestDown");
  }

  @Test
  void aSilencedAlertIsToldWhenTheSilenceIsOver() {
    Silence silence =
        routed.silences.set(
            Silence.draft(
                new Matchers(List.of(LabelMatcher.equal("alertname", "A"))),
                Routed.START,
                Routed.START.plus(Duration.ofMinutes(7)),
                "me",
                "works"));
    routed.post(null, Routed.START.plus(Duration.ofDays(1)), "alertname", "A");
    routed.run(Duration.ofMinutes(6));

    assertThat(routed.told()).isEmpty();
    assertThat(routed.explain("alertname", "A").get(0).verdict()).isEqualTo(Verdict.SILENCED);
    assertThat(routed.explain("alertname", "A").get(0).suppression().silencedBy())
        .containsExactly(silence.id());

    routed.run(Duration.ofMinutes(5));

    assertThat(routed.told()).containsExactly("+630s hook: A");
  }

  @Test
  void routesAreMutedAndActiveByTheirIntervals() {
    Instant end = Routed.START.plus(Duration.ofDays(1));
    routed.post(null, end, "alertname", "Night", "team", "night");
    routed.post(null, end, "alertname", "Day", "team", "day");
    routed.run(Duration.ofMinutes(1));

    assertThat(routed.told()).containsExactly("+30s hook: Day");
    assertThat(
            routed.explain("alertname", "Night", "team", "night").get(0).suppression().inactive())
        .containsExactly("night");

    routed.run(Duration.ofHours(12).plusMinutes(30));

    assertThat(routed.told()).contains("+43230s hook: Night").doesNotContain("+43230s hook: Day");
    assertThat(routed.explain("alertname", "Day", "team", "day").get(0))
        .satisfies(
            reason -> {
              assertThat(reason.verdict()).isEqualTo(Verdict.MUTED);
              assertThat(reason.suppression().mutedBy()).containsExactly("night");
            });
  }

  @Test
  void aRestartRepeatsNothingAndIsDueWhenItWasDue() {
    Instant end = Routed.START.plus(Duration.ofDays(1));
    routed.post(null, end, "alertname", "A", "id", "1");
    routed.run(Duration.ofMinutes(2));

    Routed after = routed.restarted(CONFIG);
    after.post(Routed.START, end, "alertname", "A", "id", "1");
    after.run(Duration.ofMinutes(1));
    after.post(null, end, "alertname", "A", "id", "2");
    after.run(Duration.ofHours(1));

    assertThat(after.told()).containsExactly("+330s hook: A/1 A/2");
  }

  @Test
  void aGroupThatWasNotFlushedBeforeARestartIsDueWhenItWasDue() {
    Instant end = Routed.START.plus(Duration.ofDays(1));
    routed.post(null, end, "alertname", "A");
    routed.run(Duration.ofSeconds(20));

    Routed after = routed.restarted(CONFIG);
    after.post(Routed.START, end, "alertname", "A");
    after.run(Duration.ofMinutes(1));

    assertThat(after.told()).containsExactly("+30s hook: A");
  }

  @Test
  void theNotificationIsWhatTemplatesExpect() {
    routed.fire("alertname", "A", "id", "1", "severity", "info");
    routed.fire("alertname", "A", "id", "2", "severity", "info");
    routed.run(Duration.ofMinutes(1));

    assertThat(routed.flushes.get(0).notification("http://monitorix"))
        .satisfies(
            data -> {
              assertThat(data.status()).isEqualTo("firing");
              assertThat(data.groupLabels()).hasToString("{alertname=\"A\"}");
              assertThat(data.commonLabels()).hasToString("{alertname=\"A\", severity=\"info\"}");
              assertThat(data.alerts().get(0).endsAt())
                  .isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
            });
    assertThat(routed.flushes.get(0).groupKey()).isEqualTo("{}:{alertname=\"A\"}");
  }
}
