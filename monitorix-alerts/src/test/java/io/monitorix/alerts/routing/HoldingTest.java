package io.monitorix.alerts.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.routing.dispatch.DeliveryReason;
import io.monitorix.alerts.routing.dispatch.DeliveryReason.Verdict;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.routing.hold.HoldPolicy;
import io.monitorix.alerts.routing.hold.HoldPolicy.QuietHours;
import io.monitorix.alerts.routing.hold.HoldPolicy.RateLimit;
import io.monitorix.alerts.routing.matchers.Matchers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HoldingTest {

  /** It is 10:00; quiet hours end at 11:00, an hour after. */
  private static final String CONFIG =
      """
      route: {receiver: hook, group_by: [alertname], group_wait: 30s, group_interval: 5m}
      receivers:
      - name: hook
        webhook_configs: [{url: 'http://x/'}]
      time_intervals:
      - name: morning
        time_intervals: [{times: [{start_time: '09:00', end_time: '11:00'}]}]
      """;

  private static final RoutingPolicy QUIET =
      holds(
          new HoldPolicy(
              Optional.of(
                  new QuietHours(
                      List.of("morning"), List.of(), List.of(Matchers.parse("severity=critical")))),
              Optional.empty()));

  private static final RoutingPolicy THREE_AN_HOUR =
      holds(new HoldPolicy(Optional.empty(), Optional.of(new RateLimit(3, Duration.ofHours(1)))));

  private static final RoutingPolicy NEW =
      RoutingPolicy.NONE.withQuietStart(Optional.of(Duration.ofMinutes(15)));

  private static RoutingPolicy holds(HoldPolicy policy) {
    return RoutingPolicy.NONE.withHolds(Map.of("hook", policy));
  }

  private static void fire(Routed routed, Duration time, String... labels) {
    Instant now = routed.clock.instant();
    routed.post(now, now.plus(time), labels);
  }

  @Test
  void theNightIsToldInTheMorningWithWhatCameAndWent() {
    Routed routed = new Routed(CONFIG, QUIET);
    fire(routed, Duration.ofMinutes(10), "alertname", "Gone");
    fire(routed, Duration.ofHours(8), "alertname", "Still");
    routed.run(Duration.ofMinutes(59));

    assertThat(routed.told()).isEmpty();
    DeliveryReason reason = routed.explain("alertname", "Still").get(0);
    assertThat(reason.verdict()).isEqualTo(Verdict.HELD);
    assertThat(reason.held()).contains("quiet hours");

    routed.run(Duration.ofMinutes(2));

    assertThat(routed.flushes)
        .singleElement()
        .satisfies(
            digest -> {
              assertThat(digest.at()).isEqualTo(Routed.START.plus(Duration.ofHours(1)));
              assertThat(digest.groupLabels().get("digest")).isEqualTo("quiet hours");
              assertThat(digest.status()).isEqualTo("firing");
            });
    assertThat(routed.told()).containsExactly("+3600s hook: Still -Gone");
    assertThat(routed.explain("alertname", "Still").get(0).verdict()).isEqualTo(Verdict.TOLD);
  }

  @Test
  void whatFiresOnIsResolvedAsAlwaysAfterTheDigest() {
    Routed routed = new Routed(CONFIG, QUIET);
    fire(routed, Duration.ofMinutes(70), "alertname", "Still");
    routed.run(Duration.ofHours(2));

    assertThat(routed.told()).containsExactly("+3600s hook: Still", "+4230s hook: -Still");
  }

  @Test
  void exceptionsGoOutAtOnceAndAloneWithTheirGroup() {
    Routed routed = new Routed(CONFIG, QUIET);
    fire(routed, Duration.ofMinutes(20), "alertname", "Fire", "severity", "critical");
    fire(routed, Duration.ofMinutes(20), "alertname", "Warm", "severity", "warning");
    routed.run(Duration.ofMinutes(40));

    assertThat(routed.told()).containsExactly("+30s hook: Fire", "+1230s hook: -Fire");
  }

  @Test
  void theDigestOutlivesARestart() {
    Routed routed = new Routed(CONFIG, QUIET);
    fire(routed, Duration.ofMinutes(10), "alertname", "Gone");
    fire(routed, Duration.ofHours(8), "alertname", "Still");
    routed.run(Duration.ofMinutes(50));
    Routed second = routed.restarted(CONFIG);
    second.run(Duration.ofMinutes(15));

    // Nobody has brought the alert again: it is as it was.
    assertThat(second.told()).containsExactly("+3600s hook: Still -Gone");
  }

  @Test
  void aDigestThatIsNotTakenIsTriedAgainAndLosesNothing() {
    Routed routed = new Routed(CONFIG, QUIET);
    fire(routed, Duration.ofHours(8), "alertname", "Still");
    routed.run(Duration.ofMinutes(59));
    routed.answer = flush -> new Notifier.RetryLater("down", Optional.empty());
    routed.run(Duration.ofMinutes(4));
    assertThat(routed.told()).hasSizeBetween(2, 4);

    routed.answer = flush -> new Notifier.Sent("");
    routed.run(Duration.ofMinutes(10));

    assertThat(routed.told()).hasSize(1);
  }

  @Test
  void beyondTheRateADigestTellsTheRestWhenThereIsRoom() {
    Routed routed = new Routed(CONFIG, THREE_AN_HOUR);
    for (int i = 1; i <= 6; i++) {
      fire(routed, Duration.ofHours(8), "alertname", "A" + i);
      routed.run(Duration.ofMinutes(1));
    }

    assertThat(routed.told()).containsExactly("+30s hook: A1", "+90s hook: A2", "+150s hook: A3");

    routed.run(Duration.ofMinutes(60));

    assertThat(routed.flushes.get(0).groupLabels().get("digest")).isEqualTo("rate limit");
    assertThat(routed.told()).containsExactly("+3630s hook: A4 A5 A6");
  }

  @Test
  void aClusterThatIsNewIsToldOfOnce() {
    Routed routed = new Routed(CONFIG, NEW);
    routed.routing.holding().seen(Set.of("lab"));
    fire(routed, Duration.ofHours(8), "alertname", "A", "cluster", "lab");
    fire(routed, Duration.ofHours(8), "alertname", "B", "cluster", "lab");
    fire(routed, Duration.ofHours(8), "alertname", "C", "cluster", "outside");
    routed.run(Duration.ofMinutes(14));

    assertThat(routed.told()).containsExactly("+30s hook: C");

    routed.run(Duration.ofMinutes(2));
    assertThat(routed.told()).containsExactly("+900s hook: A B");

    fire(routed, Duration.ofHours(8), "alertname", "D", "cluster", "lab");
    routed.run(Duration.ofMinutes(1));
    assertThat(routed.told()).containsExactly("+990s hook: D");
  }

  @Test
  void aClusterIsNotNewAgainAfterARestart() {
    Routed routed = new Routed(CONFIG, NEW);
    routed.routing.holding().seen(Set.of("lab"));
    routed.run(Duration.ofMinutes(20));
    Routed second = routed.restarted(CONFIG);
    second.routing.holding().seen(Set.of("lab"));
    fire(second, Duration.ofHours(8), "alertname", "A", "cluster", "lab");
    second.run(Duration.ofMinutes(1));

    assertThat(second.told()).containsExactly("+1230s hook: A");
  }

  @Test
  void observingTellsNobodyAndSaysSo() {
    Routed routed = new Routed(CONFIG, RoutingPolicy.NONE.observing(true));
    fire(routed, Duration.ofHours(8), "alertname", "A");
    routed.run(Duration.ofMinutes(10));

    assertThat(routed.told()).isEmpty();
    assertThat(routed.routing.observing())
        .hasValueSatisfying(notifier -> assertThat(notifier.observed()).isEqualTo(1));
    DeliveryReason reason = routed.explain("alertname", "A").get(0);
    assertThat(reason.verdict()).isEqualTo(Verdict.HELD);
    assertThat(reason.held()).contains("observe mode");
    assertThat(reason.lastTold()).contains(Routed.START.plusSeconds(30));
  }

  @Test
  void digestsAreOfOneIntegrationEach() {
    Routed routed =
        new Routed(
            CONFIG.replace("{url: 'http://x/'}", "{url: 'http://x/'}, {url: 'http://y/'}"), QUIET);
    fire(routed, Duration.ofHours(8), "alertname", "A");
    routed.run(Duration.ofMinutes(61));

    assertThat(routed.flushes)
        .extracting(Flush::groupKey)
        .containsExactly(
            "{}/digest:{integration=\"hook/webhook[0]\"}",
            "{}/digest:{integration=\"hook/webhook[1]\"}");
  }

  @Test
  void whatIsForAnIntegrationThatIsGoneIsDropped() {
    Routed routed = new Routed(CONFIG, QUIET);
    fire(routed, Duration.ofHours(8), "alertname", "A");
    routed.run(Duration.ofMinutes(2));
    assertThat(routed.memory.held().load()).hasSize(1);

    Routed second = routed.restarted(CONFIG.replace(": hook", ": other"));
    assertThat(routed.memory.held().load()).hasSize(1);
    second.run(Duration.ofHours(2));

    assertThat(second.told()).isEmpty();
    assertThat(routed.memory.held().load()).isEmpty();
  }
}
