package io.monitorix.alerts.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.routing.heartbeat.Heartbeat;
import io.monitorix.alerts.routing.heartbeat.HeartbeatTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

  private static final String CONFIG =
      """
      route: {receiver: hook}
      receivers: [{name: hook}]
      """;

  private final Routed routed = new Routed(CONFIG);
  private Duration pending = Duration.ZERO;
  private Optional<String> answer = Optional.empty();
  private int beats;

  private final Heartbeat heartbeat =
      new Heartbeat(
          "healthchecks",
          new HeartbeatTerms("Watchdog", Duration.ofMinutes(5)),
          () -> routed.routing.board().alerts(),
          () -> pending,
          () -> {
            beats++;
            return answer;
          },
          routed.clock);

  private void watchdog(Duration lasting) {
    Instant now = routed.clock.instant();
    routed.post(now, now.plus(lasting), "alertname", "Watchdog");
  }

  @Test
  void itBeatsWhileTheAlertFires() {
    watchdog(Duration.ofMinutes(4));

    assertThat(heartbeat.beat()).isEmpty();
    assertThat(beats).isEqualTo(1);
    assertThat(heartbeat.lastSuccess()).contains(Routed.START);
  }

  @Test
  void itDoesNotBeatWithoutTheAlert() {
    routed.fire("alertname", "Other");

    assertThat(heartbeat.beat()).contains("the alert Watchdog does not fire");

    watchdog(Duration.ofMinutes(4));
    routed.clock.advance(Duration.ofMinutes(4));

    assertThat(heartbeat.beat()).contains("the alert Watchdog does not fire");
    assertThat(beats).isZero();
    assertThat(heartbeat.lastSuccess()).isEmpty();
  }

  @Test
  void itDoesNotBeatWhenRulesStandStillThoughTheAlertWouldFireOn() {
    watchdog(Duration.ofHours(4));
    routed.clock.advance(Duration.ofMinutes(5).plusSeconds(1));

    assertThat(heartbeat.beat()).contains("the alert Watchdog was not evaluated for PT5M");

    watchdog(Duration.ofHours(4));

    assertThat(heartbeat.beat()).isEmpty();
  }

  @Test
  void itDoesNotBeatWhileNotificationsWaitForTooLong() {
    watchdog(Duration.ofHours(4));
    pending = Duration.ofMinutes(5);
    assertThat(heartbeat.beat()).isEmpty();

    pending = Duration.ofMinutes(6);
    assertThat(heartbeat.beat()).contains("a notification waits since 2026-03-02T09:54:00Z");
    assertThat(beats).isEqualTo(1);
  }

  @Test
  void aBeatThatIsNotTakenIsNoSuccess() {
    watchdog(Duration.ofHours(4));
    answer = Optional.of("HTTP 500");

    assertThat(heartbeat.beat()).contains("HTTP 500");
    assertThat(heartbeat.lastSuccess()).isEmpty();
  }

  @Test
  void whereNothingIsRoutedNothingBeats() {
    Heartbeat early =
        new Heartbeat(
            "early",
            new HeartbeatTerms("Watchdog", Duration.ofMinutes(5)),
            () -> {
              throw new IllegalStateException("not ready");
            },
            () -> pending,
            () -> answer,
            routed.clock);

    assertThat(early.beat()).contains("not ready");
  }
}
