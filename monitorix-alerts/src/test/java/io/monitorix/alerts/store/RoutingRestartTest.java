package io.monitorix.alerts.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.routing.dispatch.QueuedNotification;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.silence.Silence;
import io.monitorix.alerts.store.database.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoutingRestartTest {

  private static final Instant TOMORROW = RoutedStore.START.plus(Duration.ofDays(1));

  private static final Duration STEP = Duration.ofSeconds(97);

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void nothingIsToldAgainBeforeTheRepeatInterval(TestDatabase kind) {
    try (RoutedStore routed = new RoutedStore(kind.fresh(directory))) {
      routed.post(null, TOMORROW, "alertname", "A", "to", "all");
      routed.run(Duration.ofMinutes(1));
      assertThat(routed.told()).containsExactly("+30s mail: A", "+30s hook: A");

      routed.restart();
      routed.run(Duration.ofHours(4));
      assertThat(routed.told()).isEmpty();

      routed.restart();
      routed.run(Duration.ofHours(4));
      assertThat(routed.told()).containsExactly("+14730s mail: A", "+14730s hook: A");
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyRestartsChangeNothingOfWhatIsToldAndWhen(TestDatabase kind) {
    try (RoutedStore through = new RoutedStore(kind.fresh(directory.resolve("a")));
        RoutedStore restarted = new RoutedStore(kind.fresh(directory.resolve("b")))) {
      for (int step = 0; step < 60; step++) {
        for (RoutedStore each : List.of(through, restarted)) {
          post(each, step, each.clock.instant().plus(Duration.ofMinutes(10 + step % 11)));
          if (step % 5 == 4 && step >= 6) {
            post(each, step - 6, each.clock.instant());
          }
          each.run(STEP);
        }
        restarted.restart();
      }
      assertThat(restarted.told()).isEqualTo(through.told()).hasSizeGreaterThan(20);
    }
  }

  /** The alert that begins with a step. */
  private static void post(RoutedStore routed, int step, Instant end) {
    String name = List.of("A", "B", "C").get(step % 3);
    Instant start = RoutedStore.START.plus(STEP.multipliedBy(step));
    routed.post(start, end, "alertname", name, "id", Integer.toString(step % 4));
  }

  @ParameterizedTest
  @EnumSource
  void aGroupIsDueWhenItWasDue(TestDatabase kind) {
    try (RoutedStore routed = new RoutedStore(kind.fresh(directory))) {
      routed.post(null, TOMORROW, "alertname", "A", "id", "1");
      routed.run(Duration.ofSeconds(20));
      routed.restart();
      routed.run(Duration.ofSeconds(70));
      routed.post(null, TOMORROW, "alertname", "A", "id", "2");
      routed.restart();
      routed.run(Duration.ofMinutes(10));

      assertThat(routed.told()).containsExactly("+30s hook: A1", "+330s hook: A1 A2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSilenceHoldsUntilItsEnd(TestDatabase kind) {
    try (RoutedStore routed = new RoutedStore(kind.fresh(directory))) {
      Silence silence =
          routed.silences.set(
              Silence.draft(
                  Matchers.parse("{alertname=~\"A|B\"}"),
                  RoutedStore.START,
                  RoutedStore.START.plus(Duration.ofHours(1)),
                  "me",
                  "works"));
      routed.restart();
      routed.post(null, TOMORROW, "alertname", "A");
      routed.run(Duration.ofMinutes(50));
      routed.restart();
      routed.run(Duration.ofMinutes(9));
      assertThat(routed.told()).isEmpty();
      assertThat(routed.silences.find(silence.id())).contains(silence);

      routed.run(Duration.ofMinutes(5));
      assertThat(routed.told()).containsExactly("+3630s hook: A");

      routed.silences.set(
          Silence.draft(
              Matchers.parse("{alertname=\"C\"}"), routed.clock.instant(), TOMORROW, "me", "-"));
      List<Silence> all = routed.store.routing().silences().load();
      Silence open = all.get(all.size() - 1);
      routed.silences.expire(open.id());
      routed.restart();
      routed.post(null, TOMORROW, "alertname", "C");
      routed.run(Duration.ofMinutes(1));
      assertThat(routed.told()).hasSize(1).first().asString().endsWith("hook: C");
    }
  }

  @ParameterizedTest
  @EnumSource
  void alertsFromOutsideAreThereAndResolveInTime(TestDatabase kind) {
    try (RoutedStore routed = new RoutedStore(kind.fresh(directory))) {
      routed.post(null, RoutedStore.START.plus(Duration.ofMinutes(12)), "alertname", "A");
      routed.post(null, null, "alertname", "B");
      routed.run(Duration.ofMinutes(1));
      assertThat(routed.told()).hasSize(2);
      List<Alert> before = routed.routing.board().alerts();

      routed.restart();
      assertThat(routed.routing.board().alerts()).containsExactlyInAnyOrderElementsOf(before);
      routed.run(Duration.ofMinutes(30));
      assertThat(routed.told()).containsExactly("+330s hook: -B", "+930s hook: -A");

      routed.restart();
      assertThat(routed.routing.board().alerts()).isEmpty();
      routed.run(Duration.ofHours(5));
      assertThat(routed.told()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatEndedWhileNothingRanIsToldOnceAndWhatNobodyKnewOfIsNot(TestDatabase kind) {
    try (RoutedStore routed = new RoutedStore(kind.fresh(directory))) {
      Instant soon = RoutedStore.START.plus(Duration.ofMinutes(2));
      routed.post(null, soon, "alertname", "A", "id", "1");
      routed.post(null, TOMORROW, "alertname", "A", "id", "2");
      routed.run(Duration.ofMinutes(1));
      routed.post(null, soon, "alertname", "B");
      assertThat(routed.told()).containsExactly("+30s hook: A1 A2");

      routed.clock.advance(Duration.ofMinutes(20));
      routed.restart();
      routed.run(Duration.ofMinutes(10));
      assertThat(routed.told()).hasSize(1).first().asString().endsWith("hook: -A1 A2");

      routed.run(Duration.ofHours(5));
      assertThat(routed.told()).hasSize(1).first().asString().endsWith("hook: A2");
      routed.restart();
      routed.run(Duration.ofHours(1));
      assertThat(routed.told()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasHandedOverButNotWrittenDownIsToldAgain(TestDatabase kind) {
    try (RoutedStore routed = new RoutedStore(kind.fresh(directory))) {
      routed.post(null, TOMORROW, "alertname", "A");
      routed.dies = true;
      routed.run(Duration.ofMinutes(1));
      assertThat(routed.told()).containsExactly("+30s hook: A");

      routed.dies = false;
      routed.restart();
      routed.run(Duration.ofMinutes(30));
      assertThat(routed.told()).containsExactly("+30s hook: A");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWaitsIsTriedOnAfterARestartAsItWas(TestDatabase kind) {
    Database database = kind.fresh(directory);
    try (RoutedStore routed = new RoutedStore(database)) {
      List<Flush> tried = new ArrayList<>();
      routed.answer =
          flush -> {
            tried.add(flush);
            return new Notifier.RetryLater("503", Optional.of(Duration.ofSeconds(20)));
          };
      routed.clock.advance(Duration.ofNanos(123_456));
      routed.post(null, TOMORROW, "alertname", "A\u0000\n\"\\é", "to", "all", "id", "1");
      routed.run(Duration.ofMinutes(1));
      routed.told();
      assertThat(count(kind, database, "notification")).isEqualTo(2);

      List<Alert> before = tried.get(0).alerts();
      routed.restart();
      tried.clear();
      routed.answer =
          flush -> {
            tried.add(flush);
            return flush.receiver().equals("mail")
                ? new Notifier.Sent("", Optional.of("id-7"))
                : new Notifier.GivenUp("gone");
          };
      routed.run(Duration.ofSeconds(30));
      assertThat(tried)
          .hasSize(2)
          .allSatisfy(
              flush -> {
                assertThat(flush.at()).isEqualTo(RoutedStore.START.plusNanos(30_000_123_456L));
                assertThat(flush.cause()).isEqualTo(Flush.Cause.FIRST);
                assertThat(flush.alerts()).isEqualTo(before);
              });
      assertThat(routed.told()).hasSize(2);

      routed.restart();
      assertThat(count(kind, database, "notification")).isEqualTo(1);
      assertThat(routed.routing.dispatcher().queued())
          .singleElement()
          .satisfies(
              dead -> {
                assertThat(dead.integration()).isEqualTo("hook/webhook[0]");
                assertThat(dead.state()).isEqualTo(QueuedNotification.State.DEAD);
                assertThat(dead.error()).contains("gone");
                assertThat(dead.since()).isEqualTo(RoutedStore.START.plusSeconds(30));
              });
      assertThat(
              routed
                  .store
                  .routing()
                  .notifications()
                  .find(tried.get(0).groupKey(), "mail/email[0]")
                  .orElseThrow()
                  .externalId())
          .contains("id-7");
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsKeptForever(TestDatabase kind) {
    Database database = kind.fresh(directory);
    try (RoutedStore routed = new RoutedStore(database)) {
      for (int i = 0; i < 40; i++) {
        routed.post(null, null, "alertname", "A" + i, "to", i % 2 == 0 ? "all" : "");
        Instant now = routed.clock.instant();
        routed.silences.set(
            Silence.draft(
                Matchers.parse("{x=\"" + i + "\"}"), now, now.plusSeconds(60), "me", "-"));
        routed.run(Duration.ofMinutes(2));
      }
      assertThat(routed.told()).hasSizeGreaterThan(80);
      routed.store.prune();
      assertThat(count(kind, database, "silence")).isEqualTo(40);
      assertThat(count(kind, database, "notification_log")).isEqualTo(60);

      routed.run(Duration.ofHours(2));
      routed.store.prune();
      assertThat(count(kind, database, "posted_alert")).isZero();
      assertThat(count(kind, database, "alert_group")).isZero();
      assertThat(routed.routing.board().alerts()).isEmpty();

      routed.run(Duration.ofHours(116));
      routed.store.prune();
      assertThat(count(kind, database, "silence")).isEqualTo(40);
      assertThat(count(kind, database, "notification_log")).isZero();

      routed.run(Duration.ofHours(5));
      routed.store.prune();
      assertThat(count(kind, database, "silence")).isZero();
      assertThat(routed.store.status().failures()).isZero();
    }
  }

  private static long count(TestDatabase kind, Database database, String table) {
    return kind.number(database, "SELECT count(*) FROM monitorix_" + table);
  }

  @ParameterizedTest
  @EnumSource
  void whatSomebodyStillHasToBeToldIsNotDeleted(TestDatabase kind) {
    Database database = kind.fresh(directory);
    try (RoutedStore routed = new RoutedStore(database)) {
      routed.post(null, null, "alertname", "A");
      routed.run(Duration.ofMinutes(1));
      routed.clock.advance(Duration.ofMinutes(10));
      routed.store.prune();
      assertThat(count(kind, database, "posted_alert")).isEqualTo(1);

      routed.restart();
      routed.told();
      routed.run(Duration.ofMinutes(1));
      assertThat(routed.told()).hasSize(1).first().asString().endsWith("hook: -A");
      routed.store.prune();
      assertThat(count(kind, database, "posted_alert")).isZero();
    }
  }
}
