package io.monitorix.alerts.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.routing.dispatch.DeliveryReason.Verdict;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.GroupState;
import io.monitorix.alerts.routing.dispatch.GroupStore;
import io.monitorix.alerts.routing.dispatch.LogEntry;
import io.monitorix.alerts.routing.dispatch.NotificationLog;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.routing.dispatch.QueuedNotification;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of flushes that cannot be handed over, or not be written down. */
class HandOverTest {

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

  private final Routed routed = new Routed(CONFIG);

  @Test
  void whatIsToBeTriedAgainIsTriedUntilItIsTold() {
    routed.answer =
        flush ->
            flush.attempt() < 4
                ? new Notifier.RetryLater("503", Optional.empty())
                : new Notifier.Sent("");
    routed.fire("alertname", "A");
    routed.run(Duration.ofMinutes(1));

    assertThat(routed.flushes).extracting(Flush::attempt).containsExactly(1, 2, 3, 4);
    assertThat(routed.flushes).extracting(Flush::id).containsOnly(routed.flushes.get(0).id());
    assertThat(routed.explain("alertname", "A").get(0).verdict()).isEqualTo(Verdict.TOLD);
  }

  @Test
  void theOtherSideSaysHowLongToWait() {
    routed.answer = flush -> new Notifier.RetryLater("429", Optional.of(Duration.ofSeconds(100)));
    routed.post(null, Routed.START.plus(Duration.ofDays(1)), "alertname", "A");
    routed.run(Duration.ofSeconds(329));

    // At 30 s, 130 s and 230 s; the next falls together with the group's next flush.
    assertThat(routed.flushes).extracting(Flush::attempt).containsExactly(1, 2, 3);
    assertThat(routed.explain("alertname", "A").get(0))
        .satisfies(
            reason -> {
              assertThat(reason.verdict()).isEqualTo(Verdict.BEING_TOLD);
              assertThat(reason.nextAttempt()).contains(Routed.START.plusSeconds(330));
            });
    routed.told();

    routed.run(Duration.ofSeconds(1));

    assertThat(routed.flushes).extracting(Flush::attempt).containsExactly(1);
    assertThat(routed.explain("alertname", "A").get(0).verdict()).isEqualTo(Verdict.BEING_TOLD);
  }

  @Test
  void whatWasGivenUpComesWithTheNextFlush() {
    routed.answer = flush -> new Notifier.GivenUp("400: no such channel");
    routed.fire("alertname", "A");
    routed.run(Duration.ofMinutes(4));

    assertThat(routed.flushes).hasSize(1);
    assertThat(routed.explain("alertname", "A").get(0))
        .satisfies(
            reason -> {
              assertThat(reason.verdict()).isEqualTo(Verdict.GIVEN_UP);
              assertThat(reason.lastAttempt().orElseThrow().outcome())
                  .isEqualTo(new Notifier.GivenUp("400: no such channel"));
              assertThat(reason.lastTold()).isEmpty();
            });

    routed.fire("alertname", "A");
    routed.answer = flush -> new Notifier.Sent("");
    routed.run(Duration.ofMinutes(2));

    assertThat(routed.told()).containsExactly("+30s hook: A", "+330s hook: A");
  }

  @Test
  void aNotifierThatFailsLosesNothing() {
    routed.answer =
        flush -> {
          if (flush.attempt() == 1) {
            throw new IllegalStateException("broken");
          }
          return new Notifier.Sent("");
        };
    routed.fire("alertname", "A");
    routed.run(Duration.ofMinutes(1));

    assertThat(routed.told()).hasSize(2);
    assertThat(routed.explain("alertname", "A").get(0).verdict()).isEqualTo(Verdict.TOLD);
  }

  @Test
  void aResolvedAlertStaysUntilItIsTold() {
    routed.fire("alertname", "A");
    routed.run(Duration.ofMinutes(1));
    routed.resolve("alertname", "A");
    routed.answer = flush -> new Notifier.GivenUp("down");
    routed.run(Duration.ofMinutes(8));
    routed.answer = flush -> new Notifier.Sent("");
    routed.run(Duration.ofMinutes(20));

    assertThat(routed.told()).containsExactly("+30s hook: A", "+330s hook: -A", "+630s hook: -A");
  }

  @Test
  void aClockThatJumpsBackDelaysNothingForLong() {
    routed.post(null, Routed.START.plus(Duration.ofDays(1)), "alertname", "A");
    routed.run(Duration.ofMinutes(1));
    routed.clock.set(Routed.START.minus(Duration.ofDays(7)));
    routed.post(null, Routed.START.plus(Duration.ofDays(1)), "alertname", "A", "id", "2");
    routed.told();
    routed.run(Duration.ofMinutes(6));

    assertThat(routed.told()).singleElement().asString().endsWith("hook: A A/2");
  }

  @Test
  void storesThatFailLoseNothing() {
    Routed broken = new Routed(CONFIG, Routed.START, new BrokenLog(), new BrokenGroups());
    Instant end = Routed.START.plus(Duration.ofDays(1));
    broken.post(null, end, "alertname", "A");
    broken.run(Duration.ofMinutes(6));

    // What cannot be written down is told at each flush: twice rather than never.
    assertThat(broken.told()).containsExactly("+30s hook: A", "+330s hook: A");
  }

  /** Writes nothing down. */
  private static final class BrokenLog implements NotificationLog {

    @Override
    public List<QueuedNotification> queued() {
      return List.of();
    }

    @Override
    public void queue(Collection<QueuedNotification> notifications) {
      throw new IllegalStateException("disk full");
    }

    @Override
    public void dequeue(String groupKey, String integration) {
      throw new IllegalStateException("disk full");
    }

    @Override
    public Optional<LogEntry> find(String groupKey, String integration) {
      return Optional.empty();
    }

    @Override
    public void record(LogEntry entry) {
      throw new IllegalStateException("disk full");
    }

    @Override
    public void forgetExpired(Instant now) {
      throw new IllegalStateException("disk full");
    }
  }

  /** Keeps nothing. */
  private static final class BrokenGroups implements GroupStore {

    @Override
    public List<GroupState> load() {
      return List.of();
    }

    @Override
    public void save(GroupState state) {
      throw new IllegalStateException("disk full");
    }

    @Override
    public void delete(String id) {
      throw new IllegalStateException("disk full");
    }
  }
}
