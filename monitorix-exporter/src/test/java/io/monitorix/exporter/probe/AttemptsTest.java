package io.monitorix.exporter.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.config.CheckTiming;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptsTest {

  private static Attempts attempts(int retries) {
    Duration interval = Duration.ofSeconds(30);
    return new Attempts(new CheckTiming(interval, interval, retries, Duration.ofSeconds(1)));
  }

  @Test
  void failureCountsAtOnceWithoutRetries() {
    assertThat(attempts(0).count(false)).isTrue();
  }

  @Test
  void failureCountsWhenTheRetriesHaveFailedToo() {
    Attempts attempts = attempts(2);

    assertThat(attempts.count(false)).isFalse();
    assertThat(attempts.count(false)).isFalse();
    assertThat(attempts.count(false)).isTrue();
  }

  @Test
  void serviceThatIsDownIsNotTriedAgainInBetween() {
    Attempts attempts = attempts(1);
    attempts.count(false);
    attempts.count(false);

    assertThat(attempts.count(false)).isTrue();
    assertThat(attempts.count(false)).isTrue();
  }

  @Test
  void successBeginsAnew() {
    Attempts attempts = attempts(1);
    attempts.count(false);

    assertThat(attempts.count(true)).isTrue();
    assertThat(attempts.count(false)).isFalse();
  }
}
