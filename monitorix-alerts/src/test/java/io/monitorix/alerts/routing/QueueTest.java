package io.monitorix.alerts.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.routing.dispatch.DeliveryReason.Verdict;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.routing.dispatch.QueuedNotification;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.silence.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What waits to be told: what replaces it, what outlives a restart, and what nobody takes. */
class QueueTest {

  private static final String CONFIG =
      """
      route:
        receiver: hook
        group_by: [alertname]
        group_wait: 30s
        group_interval: 5m
        repeat_interval: 4h
      receivers:
      - name: hook
        webhook_configs: [{url: 'http://x/'}]
      """;

  private static final Instant LATER = Routed.START.plus(Duration.ofDays(3));

  private final Routed routed = new Routed(CONFIG);

  private static Notifier.HandOver down(Flush flush) {
    return new Notifier.RetryLater("connection refused", Optional.empty());
  }

  private static Notifier.HandOver refuse(Flush flush) {
    return new Notifier.GivenUp("404: no such channel");
  }

  private List<QueuedNotification> queued() {
    return routed.routing.dispatcher().queued();
  }

  @Test
  void anOutageEndsWithOneCurrentMessage() {
    routed.answer = QueueTest::down;
    for (int i = 1; i <= 8; i++) {
      routed.post(null, LATER, "alertname", "A", "id", Integer.toString(i));
      routed.run(Duration.ofMinutes(10));
      assertThat(queued()).hasSize(1);
    }
    routed.post(null, routed.clock.instant(), "alertname", "A", "id", "1");
    routed.run(Duration.ofMinutes(10));
    assertThat(queued())
        .singleElement()
        .satisfies(
            waiting -> {
              assertThat(waiting.since()).isEqualTo(Routed.START.plusSeconds(30));
              assertThat(waiting.error()).contains("connection refused");
              assertThat(waiting.state()).isEqualTo(QueuedNotification.State.PENDING);
            });

    routed.told();
    routed.answer = flush -> new Notifier.Sent("");
    routed.run(Duration.ofHours(1));

    assertThat(routed.told())
        .singleElement()
        .asString()
        .contains("-A/1")
        .contains(" A/2 A/3 A/4 A/5 A/6 A/7 A/8");
    assertThat(queued()).isEmpty();
  }

  @Test
  void whatCameAndWentDuringAnOutageIsNotTold() {
    routed.answer = QueueTest::down;
    routed.post(null, LATER, "alertname", "A");
    routed.run(Duration.ofMinutes(2));
    assertThat(queued()).hasSize(1);
    routed.post(null, routed.clock.instant(), "alertname", "A");
    routed.run(Duration.ofMinutes(5));
    routed.told();
    routed.answer = flush -> new Notifier.Sent("");
    routed.run(Duration.ofHours(1));

    assertThat(routed.told()).isEmpty();
    assertThat(queued()).isEmpty();
    assertThat(routed.log.queued()).isEmpty();
  }

  @Test
  void whatWaitsIsToldAfterARestartThoughItsAlertsDoNotComeAgain() {
    routed.answer = QueueTest::down;
    routed.post(null, LATER, "alertname", "A");
    routed.run(Duration.ofMinutes(2));

    Routed other = routed.restarted(CONFIG);
    other.run(Duration.ofMinutes(1));

    assertThat(other.told()).containsExactly("+30s hook: A");
    assertThat(other.log.queued()).isEmpty();
    other.post(null, LATER, "alertname", "A");
    other.run(Duration.ofHours(1));
    assertThat(other.told()).isEmpty();
  }

  @Test
  void whatMayHaveGoneOutBeforeAKillIsToldToBeOver() {
    routed.answer = QueueTest::down;
    routed.post(null, LATER, "alertname", "A");
    routed.run(Duration.ofMinutes(2));

    Routed other = routed.restarted(CONFIG);
    other.post(Routed.START, other.clock.instant(), "alertname", "A");
    other.answer = QueueTest::down;
    other.run(Duration.ofMinutes(5));
    other.told();
    other.answer = flush -> new Notifier.Sent("");
    other.run(Duration.ofMinutes(5));

    assertThat(other.told()).singleElement().asString().endsWith("hook: -A");
  }

  @Test
  void attemptsOfBeforeARestartKeepTheirIdentity() {
    routed.answer = QueueTest::down;
    routed.post(null, LATER, "alertname", "A");
    routed.run(Duration.ofMinutes(2));
    String id = routed.flushes.get(0).id();

    Routed other = routed.restarted(CONFIG);
    other.run(Duration.ofMinutes(1));

    assertThat(other.flushes).extracting(Flush::id).containsExactly(id);
  }

  @Test
  void aGroupThatIsFlushedAfterARestartReplacesWhatWaits() {
    routed.answer = QueueTest::down;
    routed.post(null, LATER, "alertname", "A", "id", "1");
    routed.run(Duration.ofMinutes(2));

    Routed other = routed.restarted(CONFIG);
    other.answer = QueueTest::down;
    other.post(null, LATER, "alertname", "A", "id", "1");
    other.post(null, LATER, "alertname", "A", "id", "2");
    other.run(Duration.ofMinutes(5));
    other.told();
    other.answer = flush -> new Notifier.Sent("");
    other.run(Duration.ofMinutes(5));

    assertThat(other.told()).singleElement().asString().endsWith("hook: A/1 A/2");
  }

  @Test
  void aReceiverThatIsGoneIsNotWaitedFor() {
    routed.answer = QueueTest::down;
    routed.post(null, LATER, "alertname", "A");
    routed.run(Duration.ofMinutes(2));

    Routed other =
        routed.restarted(
            CONFIG.replace("receiver: hook", "receiver: chat").replace("name: hook", "name: chat"));
    assertThat(other.routing.dispatcher().queued()).isEmpty();
    assertThat(other.log.queued()).isEmpty();
  }

  @Test
  void whatIsRefusedIsADeadLetterUntilItIsRetried() {
    routed.answer = QueueTest::refuse;
    routed.post(null, LATER, "alertname", "A");
    routed.run(Duration.ofMinutes(2));
    QueuedNotification dead = queued().get(0);
    assertThat(dead.state()).isEqualTo(QueuedNotification.State.DEAD);
    assertThat(dead.error()).contains("404: no such channel");
    assertThat(routed.explain("alertname", "A").get(0).verdict()).isEqualTo(Verdict.GIVEN_UP);

    Routed other = routed.restarted(CONFIG);
    other.run(Duration.ofMinutes(1));
    assertThat(other.told()).isEmpty();
    assertThat(other.routing.dispatcher().queued()).hasSize(1);

    assertThat(other.routing.dispatcher().retry("0000000000000000")).isFalse();
    assertThat(other.routing.dispatcher().retry(dead.id())).isTrue();
    other.run(Duration.ofMinutes(1));
    assertThat(other.told()).containsExactly("+30s hook: A");
    assertThat(other.routing.dispatcher().queued()).isEmpty();
    assertThat(other.routing.dispatcher().retry(dead.id())).isFalse();
  }

  @Test
  void aDeadLetterStaysWhenItsAlertIsResolvedAndCanBeDropped() {
    routed.answer = QueueTest::refuse;
    routed.post(null, LATER, "alertname", "A");
    routed.run(Duration.ofMinutes(1));
    routed.post(null, routed.clock.instant(), "alertname", "A");
    routed.run(Duration.ofHours(2));
    assertThat(queued()).hasSize(1);

    String id = queued().get(0).id();
    assertThat(routed.routing.dispatcher().drop(id)).isTrue();
    assertThat(routed.routing.dispatcher().drop(id)).isFalse();
    assertThat(queued()).isEmpty();
    assertThat(routed.log.queued()).isEmpty();
  }

  @Test
  void deadLettersAreForgottenAfterFiveDays() {
    routed.answer = QueueTest::refuse;
    routed.post(null, LATER, "alertname", "A");
    routed.run(Duration.ofMinutes(1));
    routed.post(null, routed.clock.instant(), "alertname", "A");
    routed.run(Duration.ofDays(4));
    assertThat(queued()).hasSize(1);
    routed.run(Duration.ofDays(2));
    assertThat(queued()).isEmpty();
  }

  @Test
  void whatNobodyTakesForADayAfterARestartIsADeadLetter() {
    routed.answer = QueueTest::down;
    routed.post(null, LATER, "alertname", "A");
    routed.run(Duration.ofMinutes(2));

    Routed other = routed.restarted(CONFIG);
    other.answer = QueueTest::down;
    other.run(Duration.ofHours(25));
    assertThat(other.routing.dispatcher().queued())
        .singleElement()
        .satisfies(
            dead -> {
              assertThat(dead.state()).isEqualTo(QueuedNotification.State.DEAD);
              assertThat(dead.error().orElseThrow())
                  .isEqualTo("not told for 24 hours: connection refused");
            });
    assertThat(other.flushes).hasSizeBetween(1_000, 3_000);
  }

  @Test
  void whatIsSilencedMeanwhileIsNotToldAnyMore() {
    routed.answer = QueueTest::down;
    routed.post(null, LATER, "alertname", "A");
    routed.run(Duration.ofMinutes(2));
    routed.silences.set(
        Silence.draft(
            Matchers.parse("{alertname=\"A\"}"), routed.clock.instant(), LATER, "me", "known"));
    routed.run(Duration.ofMinutes(5));
    assertThat(queued()).isEmpty();
  }

  @Test
  void aServiceThatNamesItsMessagesIsGivenTheNameOfTheLastOne() {
    routed.answer = flush -> new Notifier.Sent("", Optional.of("m" + flush.alerts().size()));
    routed.post(null, LATER, "alertname", "A", "id", "1");
    routed.run(Duration.ofMinutes(1));
    routed.answer = flush -> new Notifier.Sent("");
    Routed other = routed.restarted(CONFIG);
    other.post(null, LATER, "alertname", "A", "id", "1");
    other.post(null, LATER, "alertname", "A", "id", "2");
    other.run(Duration.ofMinutes(6));
    other.post(null, other.clock.instant(), "alertname", "A", "id", "1");
    other.run(Duration.ofMinutes(6));

    assertThat(routed.flushes).extracting(Flush::previous).containsExactly(Optional.empty());
    assertThat(other.flushes)
        .extracting(Flush::previous)
        .containsExactly(Optional.of("m1"), Optional.of("m1"));
  }
}
