package io.monitorix.alerts.routing.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CircuitNotifierTest {

  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  private final VirtualClock clock = new VirtualClock(START);
  private final List<Long> asked = new ArrayList<>();
  private Notifier.HandOver answer = new Notifier.RetryLater("503", Optional.empty());
  private final CircuitNotifier circuits =
      new CircuitNotifier(
          flush -> {
            if (flush.receiver().equals("pager")) {
              asked.add(Duration.between(START, clock.instant()).toSeconds());
            }
            return answer;
          },
          clock);

  private Notifier.HandOver tell(String receiver) {
    Integration integration = new Integration(receiver, "webhook", 0, true);
    return circuits.notify(
        new Flush(
            integration,
            "{}:{}",
            Labels.EMPTY,
            List.of(),
            Flush.Cause.FIRST,
            clock.instant(),
            Duration.ofHours(4),
            clock.instant().plusSeconds(300),
            1,
            Optional.empty()));
  }

  private void eachSecond(int seconds) {
    for (int i = 0; i < seconds; i++) {
      tell("pager");
      clock.advance(Duration.ofSeconds(1));
    }
  }

  @Test
  void oneThatFailsIsAskedLessAndLessOften() {
    eachSecond(600);

    assertThat(asked).startsWith(0L, 1L, 2L, 3L, 4L, 15L, 36L, 77L, 158L, 279L, 400L, 521L);
    assertThat(tell("pager"))
        .isInstanceOfSatisfying(
            Notifier.RetryLater.class,
            later -> assertThat(later.reason()).contains("failed 5 times in a row"));
  }

  @Test
  void othersAreAskedMeanwhile() {
    eachSecond(6);
    answer = new Notifier.Sent("");

    assertThat(tell("mail")).isEqualTo(answer);
  }

  @Test
  void oneThatWorksAgainIsAskedAsBefore() {
    eachSecond(6);
    answer = new Notifier.Sent("");
    eachSecond(20);
    asked.clear();
    eachSecond(3);

    assertThat(asked).containsExactly(26L, 27L, 28L);
  }

  @Test
  void whatIsRefusedForGoodWasAnswered() {
    answer = new Notifier.GivenUp("404");
    eachSecond(20);

    assertThat(asked).hasSize(20);
  }

  @Test
  void whatIsThrownCountsAsFailure() {
    CircuitNotifier broken =
        new CircuitNotifier(
            flush -> {
              throw new IllegalStateException("broken");
            },
            clock);
    Flush flush =
        new Flush(
            new Integration("pager", "webhook", 0, true),
            "{}:{}",
            Labels.EMPTY,
            List.of(),
            Flush.Cause.FIRST,
            START,
            Duration.ofHours(4),
            START.plusSeconds(300),
            1,
            Optional.empty());
    for (int i = 0; i < 5; i++) {
      assertThatIllegalStateException().isThrownBy(() -> broken.notify(flush));
    }
    assertThat(broken.notify(flush)).isInstanceOf(Notifier.RetryLater.class);
  }
}
