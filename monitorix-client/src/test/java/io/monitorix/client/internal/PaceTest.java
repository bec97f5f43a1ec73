package io.monitorix.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final VirtualTime time = new VirtualTime();

  private Deadline in(Duration limit) {
    return Deadline.after(limit, time);
  }

  @Test
  void whatIsMoreThanTheLimitWaitsForTheNextSecond() throws InterruptedException {
    Pace pace = new Pace(2, time);
    Deadline deadline = in(Duration.ofMinutes(1));
    long begun = time.nanos();

    for (int i = 0; i < 7; i++) {
      assertThat(pace.await(deadline, new Cancellation())).isTrue();
    }

    assertThat(Duration.ofNanos(time.nanos() - begun))
        .isBetween(Duration.ofMillis(2900), Duration.ofSeconds(3));
    assertThat(time.pauses()).hasSize(3);
  }

  @Test
  void whoseTimeDoesNotSufficeDoesNotWaitAndTakesNoPlace() throws InterruptedException {
    Pace pace = new Pace(1, time);
    assertThat(pace.await(null, new Cancellation())).isTrue();

    for (int i = 0; i < 10; i++) {
      assertThat(pace.await(in(Duration.ofMillis(100)), new Cancellation())).isFalse();
    }

    assertThat(time.pauses()).isEmpty();
    assertThat(pace.await(in(Duration.ofSeconds(2)), new Cancellation())).isTrue();
    assertThat(time.pauses()).hasSize(1);
  }

  @Test
  void aCancelledCallDoesNotWait() throws InterruptedException {
    Pace pace = new Pace(1, time);
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    assertThat(pace.await(null, new Cancellation())).isTrue();

    assertThat(pace.await(null, cancelled)).isFalse();
  }

  @Test
  void withoutALimitNobodyWaits() throws InterruptedException {
    Pace pace = new Pace(null, time);
    for (int i = 0; i < 1000; i++) {
      assertThat(pace.await(in(Duration.ofNanos(1)), new Cancellation())).isTrue();
    }
    assertThat(time.pauses()).isEmpty();
  }
}
