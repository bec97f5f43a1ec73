package io.monitorix.alerts.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.dispatch.DeliveryReason;
import io.monitorix.alerts.routing.dispatch.DeliveryReason.Verdict;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.route.Escalation;
import io.monitorix.alerts.routing.route.Route;
import io.monitorix.alerts.routing.route.RouteText;
import io.monitorix.alerts.routing.silence.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EscalationTest {

  private static final String CONFIG =
      """
      route:
        receiver: hook
        group_by: [alertname]
        group_wait: 30s
        group_interval: 5m
        repeat_interval: 4h
        routes:
        - matchers: [severity="critical"]
          receiver: pager
          continue: true
        - matchers: [team="lab"]
          receiver: lab
      receivers:
      - name: hook
        webhook_configs: [{url: 'http://x/'}]
      - name: pager
        webhook_configs: [{url: 'http://x/'}]
      - name: lab
        webhook_configs: [{url: 'http://x/'}]
      - name: oncall
        webhook_configs: [{url: 'http://x/'}]
      - name: boss
        webhook_configs: [{url: 'http://x/', send_resolved: false}]
      inhibit_rules:
      - source_matchers: [alertname="NodeDown"]
        target_matchers: [alertname="GuestDown"]
      """;

  private static final RoutingPolicy POLICY =
      RoutingPolicy.NONE.withEscalations(
          Map.of(
              "pager",
              List.of(
                  new Escalation(Duration.ofMinutes(15), "oncall"),
                  new Escalation(Duration.ofHours(1), "boss"))));

  private final Routed routed = new Routed(CONFIG, POLICY);

  private void fireFor(Duration time, String... labels) {
    Instant now = routed.clock.instant();
    routed.post(now, now.plus(time), labels);
  }

  private static String[] critical(String name) {
    return new String[] {"alertname", name, "severity", "critical"};
  }

  private Silence silence(String name, Duration time) {
    Instant now = routed.clock.instant();
    return routed.silences.set(
        Silence.draft(
            Matchers.parse("alertname=" + name), now, now.plus(time), "me", "acknowledged"));
  }

  @Test
  void othersAreToldToTheSecondWhenAnAlertIsOldEnough() {
    fireFor(Duration.ofHours(2), critical("A"));
    routed.run(Duration.ofMinutes(90));

    assertThat(routed.told()).containsExactly("+30s pager: A", "+900s oncall: A", "+3600s boss: A");
  }

  @Test
  void othersAreToldThatItIsResolvedIfTheyWantTo() {
    fireFor(Duration.ofMinutes(70), critical("A"));
    routed.run(Duration.ofMinutes(80));

    // Each group at its own turn: every five minutes since it was told first.
    assertThat(routed.told())
        .containsExactly(
            "+30s pager: A",
            "+900s oncall: A",
            "+3600s boss: A",
            "+4200s oncall: -A",
            "+4230s pager: -A");
  }

  @Test
  void whatIsResolvedBeforeIsNoMatterOfTheirs() {
    fireFor(Duration.ofMinutes(14), critical("A"));
    routed.run(Duration.ofHours(2));

    assertThat(routed.told()).containsExactly("+30s pager: A", "+930s pager: -A");
    assertThat(routed.routing.dispatcher().groups()).isEmpty();
  }

  @Test
  void aGroupIsDueWhenItsFirstAlertIsOldEnoughAndTellsOnlyThose() {
    fireFor(Duration.ofHours(1), "alertname", "A", "id", "1", "severity", "critical");
    routed.run(Duration.ofMinutes(6));
    fireFor(Duration.ofHours(1), "alertname", "A", "id", "2", "severity", "critical");
    routed.run(Duration.ofMinutes(20));

    assertThat(routed.told())
        .contains("+900s oncall: A/1", "+1500s oncall: A/1 A/2")
        .filteredOn(line -> line.contains("oncall"))
        .hasSize(2);
  }

  @Test
  void aFirstAlertThatIsResolvedSoonDoesNotDelayTheSecond() {
    fireFor(Duration.ofMinutes(14), "alertname", "A", "id", "1", "severity", "critical");
    routed.run(Duration.ofMinutes(11));
    fireFor(Duration.ofHours(1), "alertname", "A", "id", "2", "severity", "critical");
    routed.run(Duration.ofMinutes(16));

    assertThat(routed.told()).contains("+1560s oncall: A/2").doesNotContain("+900s oncall: A/1");
  }

  @Test
  void whatIsAcknowledgedIsNotEscalatedUntilThatEnds() {
    fireFor(Duration.ofHours(5), critical("A"));
    routed.run(Duration.ofMinutes(10));
    silence("A", Duration.ofHours(1));
    routed.run(Duration.ofMinutes(30));

    assertThat(routed.told()).containsExactly("+30s pager: A");

    routed.run(Duration.ofMinutes(40));

    // Acknowledged until 4200 s; the groups of both are looked at at that second, too.
    assertThat(routed.told()).containsExactly("+4200s oncall: A", "+4200s boss: A");
  }

  @Test
  void whatIsInhibitedIsNotEscalated() {
    fireFor(Duration.ofHours(1), "alertname", "NodeDown");
    fireFor(Duration.ofHours(1), critical("GuestDown"));
    routed.run(Duration.ofMinutes(30));

    assertThat(routed.told()).containsExactly("+30s hook: NodeDown");
  }

  @Test
  void itIsToldAgainAfterTheRepeatInterval() {
    fireFor(Duration.ofHours(5), critical("A"));
    routed.run(Duration.ofHours(5).minusMinutes(1));

    assertThat(routed.told())
        .filteredOn(line -> line.contains("oncall"))
        .containsExactly("+900s oncall: A", "+15600s oncall: A");
  }

  @Test
  void aRestartTellsNothingTwiceAndForgetsNothing() {
    fireFor(Duration.ofHours(5), critical("A"));
    routed.run(Duration.ofMinutes(10));
    Routed second = routed.restarted(CONFIG);
    second.post(Routed.START, Routed.START.plus(Duration.ofHours(5)), critical("A"));
    second.run(Duration.ofMinutes(10));

    assertThat(second.told()).containsExactly("+900s oncall: A");

    Routed third = second.restarted(CONFIG);
    third.post(Routed.START, third.clock.instant().plus(Duration.ofHours(1)), critical("A"));
    third.run(Duration.ofMinutes(50));

    assertThat(third.told()).containsExactly("+3600s boss: A");
  }

  @Test
  void whatGrewOldWhileNothingRanIsEscalatedAtOnce() {
    fireFor(Duration.ofHours(5), critical("A"));
    routed.run(Duration.ofMinutes(10));
    routed.clock.advance(Duration.ofMinutes(10));
    Routed second = routed.restarted(CONFIG);
    second.post(Routed.START, Routed.START.plus(Duration.ofHours(5)), critical("A"));
    second.run(Duration.ofMinutes(1));

    assertThat(second.told()).containsExactly("+1200s oncall: A");
  }

  @Test
  void whoKnowsThatItFiresIsToldThatItIsResolvedThoughItBeganAnewMeanwhile() {
    fireFor(Duration.ofMinutes(16), critical("A"));
    routed.run(Duration.ofMinutes(17));
    fireFor(Duration.ofMinutes(8), critical("A"));
    routed.run(Duration.ofMinutes(30));

    assertThat(routed.told())
        .filteredOn(line -> line.contains("oncall"))
        .containsExactly("+900s oncall: A", "+1500s oncall: -A");
  }

  @Test
  void whyNobodyWasToldYetIsExplainedWithTheTime() {
    fireFor(Duration.ofHours(2), critical("A"));
    routed.run(Duration.ofMinutes(16));

    List<DeliveryReason> reasons = routed.explain(critical("A"));

    assertThat(reasons)
        .extracting(DeliveryReason::receiver, DeliveryReason::verdict)
        .containsExactly(
            tuple("pager", Verdict.TOLD),
            tuple("oncall", Verdict.TOLD),
            tuple("boss", Verdict.WAITING));
    assertThat(reasons.get(2).nextFlush()).contains(Routed.START.plus(Duration.ofHours(1)));
    assertThat(reasons.get(2).routeId()).endsWith("/escalation=\"boss\"");

    silence("A", Duration.ofHours(1));

    assertThat(routed.explain(critical("A")))
        .extracting(DeliveryReason::verdict)
        .containsOnly(Verdict.SILENCED);
  }

  @Test
  void routesContinueAsTheyDidAndGroupsShowOnlyWhatIsOldEnough() {
    Labels both = Labels.of("alertname", "A", "severity", "critical", "team", "lab");

    assertThat(routed.routing.routes().match(both))
        .extracting(Route::receiver)
        .containsExactly("pager", "lab");
    assertThat(routed.routing.routes().matchEscalated(both))
        .extracting(Route::receiver)
        .containsExactly("pager", "oncall", "boss", "lab");

    fireFor(Duration.ofHours(2), critical("A"));
    routed.run(Duration.ofMinutes(20));

    assertThat(routed.routing.dispatcher().groups())
        .extracting(group -> group.route().receiver())
        .containsExactly("pager", "oncall");
  }

  @Test
  void theTreeShowsThem() {
    assertThat(RouteText.tree(routed.routing.routes()))
        .isEqualTo(
            """
            .
            └── default-route  receiver: hook
                ├── {severity="critical"}  continue: true  receiver: pager
                │\u00a0\u00a0 ├── after 15m  receiver: oncall
                │\u00a0\u00a0 └── after 1h  receiver: boss
                └── {team="lab"}  receiver: lab
            """);
  }

  @Test
  void aStepNeedsATime() {
    assertThatThrownBy(() -> new Escalation(Duration.ZERO, "oncall"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
