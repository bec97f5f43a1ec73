package io.monitorix.alerts.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.routing.dispatch.DeliveryReason.Verdict;
import io.monitorix.alerts.routing.interval.IntRange;
import io.monitorix.alerts.routing.interval.TimeSpec;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.silence.InvalidSilenceException;
import io.monitorix.alerts.routing.silence.MaintenanceWindow;
import io.monitorix.alerts.routing.silence.Silence;
import io.monitorix.alerts.routing.silence.SilenceState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaintenanceTest {

  private static final String CONFIG =
      """
      route: {receiver: hook, group_by: [alertname], group_wait: 30s, group_interval: 5m}
      receivers:
      - name: hook
        webhook_configs: [{url: 'http://x/'}]
      time_intervals:
      - name: noon
        time_intervals: [{times: [{start_time: '12:00', end_time: '13:00'}]}]
      """;

  private static final Matchers LAB = Matchers.parse("cluster=lab");

  /** It is 10:00. */
  private static Routed routed(MaintenanceWindow.When when) {
    return new Routed(
        CONFIG,
        RoutingPolicy.NONE.withMaintenance(
            List.of(new MaintenanceWindow("disks", LAB, when, "new disks"))));
  }

  private static MaintenanceWindow.When once(int from, int to) {
    return new MaintenanceWindow.Once(
        Routed.START.plus(Duration.ofMinutes(from)), Routed.START.plus(Duration.ofMinutes(to)));
  }

  private static void fire(Routed routed, String name) {
    Instant now = routed.clock.instant();
    routed.post(now, now.plus(Duration.ofDays(1)), "alertname", name, "cluster", "lab");
  }

  @Test
  void nobodyIsToldWhileItLastsAndAfterItOfWhatStillFires() {
    Routed routed = routed(once(-10, 20));
    fire(routed, "A");
    routed.run(Duration.ofMinutes(19));

    assertThat(routed.told()).isEmpty();
    assertThat(routed.explain("alertname", "A", "cluster", "lab"))
        .allSatisfy(
            reason -> {
              assertThat(reason.verdict()).isEqualTo(Verdict.SILENCED);
              assertThat(reason.suppression().silencedBy()).containsExactly("maintenance/disks");
            });

    routed.run(Duration.ofMinutes(10));

    assertThat(routed.told()).containsExactly("+1230s hook: A");
  }

  @Test
  void othersAreToldOf() {
    Routed routed = routed(once(-10, 20));
    routed.fire("alertname", "B", "cluster", "home");
    routed.run(Duration.ofMinutes(1));

    assertThat(routed.told()).containsExactly("+30s hook: B");
  }

  @Test
  void aWindowOfOneTimeIsASilenceFromWhenItIsKnown() {
    Routed routed = routed(once(60, 120));

    assertThat(routed.silences.find("maintenance/disks"))
        .hasValueSatisfying(
            silence -> {
              assertThat(silence.state(routed.clock.instant())).isEqualTo(SilenceState.PENDING);
              assertThat(silence.comment()).isEqualTo("new disks");
              assertThat(silence.createdBy()).isEqualTo("maintenance");
              assertThat(silence.endsAt()).isEqualTo(Routed.START.plusSeconds(7200));
            });

    routed.run(Duration.ofMinutes(90));
    assertThat(routed.silences.find(EnumSet.of(SilenceState.ACTIVE), List.of())).hasSize(1);

    routed.run(Duration.ofDays(6));
    assertThat(routed.silences.find(EnumSet.allOf(SilenceState.class), List.of())).isEmpty();
  }

  @Test
  void aRecurringOneTakesTheIntervalsOfTheFileAndItsOwn() {
    TimeSpec night =
        new TimeSpec(
            List.of(new IntRange(0, 59)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            ZoneOffset.UTC);
    Routed routed = routed(new MaintenanceWindow.Recurring(List.of("noon"), List.of(night)));

    assertThat(routed.silences.find("maintenance/disks"))
        .map(Silence::startsAt)
        .contains(Instant.parse("2026-03-02T12:00:00Z"));

    routed.clock.set(Instant.parse("2026-03-02T12:30:10Z"));
    assertThat(routed.silences.find("maintenance/disks"))
        .hasValueSatisfying(
            silence -> {
              assertThat(silence.startsAt()).isEqualTo("2026-03-02T12:00:00Z");
              assertThat(silence.endsAt()).isEqualTo("2026-03-02T13:00:00Z");
            });
    fire(routed, "A");
    routed.run(Duration.ofMinutes(29));
    assertThat(routed.told()).isEmpty();

    routed.run(Duration.ofMinutes(10));
    assertThat(routed.told()).hasSize(1);

    routed.clock.set(Instant.parse("2026-03-03T00:00:00Z"));
    assertThat(routed.explain("alertname", "A", "cluster", "lab").get(0).verdict())
        .isEqualTo(Verdict.SILENCED);
  }

  @Test
  void oneThatNeverEndsHasNoFartherEndThanAWeekAndADay() {
    TimeSpec always =
        new TimeSpec(List.of(), List.of(), List.of(), List.of(), List.of(), ZoneOffset.UTC);
    Routed routed = routed(new MaintenanceWindow.Recurring(List.of(), List.of(always)));

    assertThat(routed.silences.find("maintenance/disks"))
        .map(Silence::endsAt)
        .contains(Routed.START.plus(Duration.ofDays(8)));

    Routed never = routed(new MaintenanceWindow.Recurring(List.of("gone"), List.of()));
    assertThat(never.silences.find("maintenance/disks")).isEmpty();
  }

  @Test
  void nobodyCanChangeOrEndIt() {
    Routed routed = routed(once(-10, 20));
    Silence window = routed.silences.find("maintenance/disks").orElseThrow();

    assertThatThrownBy(() -> routed.silences.set(window))
        .isInstanceOf(InvalidSilenceException.class)
        .hasMessageContaining("maintenance/disks is a maintenance window");
    assertThatThrownBy(() -> routed.silences.expire(window.id()))
        .isInstanceOf(InvalidSilenceException.class);
  }
}
