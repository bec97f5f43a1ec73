package io.monitorix.exporter.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.fixture.VirtualClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThrottleTest {

  private final VirtualClock clock = new VirtualClock();
  private final Throttle throttle = new Throttle(clock);

  @Test
  void afterFiveFailuresTheWaitDoublesUpToAQuarterOfAnHour() {
    for (int i = 0; i < 5; i++) {
      assertThat(throttle.begin("alice", "192.0.2." + i)).isEmpty();
    }
    Duration expected = Duration.ofSeconds(1);
    for (int i = 0; i < 14; i++) {
      Optional<Duration> wait = throttle.begin("alice", "198.51.100." + i);
      assertThat(wait).contains(expected);
      clock.advance(expected);
      assertThat(throttle.begin("ALICE", "198.51.100." + i)).isEmpty();
      Duration twice = expected.multipliedBy(2);
      expected = twice.compareTo(Duration.ofMinutes(15)) < 0 ? twice : Duration.ofMinutes(15);
    }
    assertThat(throttle.begin("alice", "203.0.113.1")).contains(Duration.ofMinutes(15));
    assertThat(throttle.begin("bob", "203.0.113.1")).isEmpty();
  }

  @Test
  void anAddressWaitsWhateverNamesItTries() {
    for (int i = 0; i < 5; i++) {
      assertThat(throttle.begin("user" + i, "2001:db8:1:2::" + i)).isEmpty();
    }
    assertThat(throttle.begin("another", "2001:db8:1:2::99")).isPresent();
    assertThat(throttle.begin("another", "2001:db8:1:3::99")).isEmpty();
  }

  @Test
  void aGoodLoginFreesTheNameButNotWhatElseItsAddressTried() {
    for (int i = 0; i < 4; i++) {
      throttle.begin("alice", "192.0.2.1");
    }
    throttle.begin("alice", "192.0.2.1");
    throttle.succeeded("alice", "192.0.2.1");
    assertThat(throttle.begin("alice", "192.0.2.2")).isEmpty();
    assertThat(throttle.begin("bob", "192.0.2.1")).isEmpty();
    assertThat(throttle.begin("bob", "192.0.2.1")).isPresent();
  }

  @Test
  void afterAnHourAllIsForgotten() {
    for (int i = 0; i < 5; i++) {
      throttle.begin("alice", "192.0.2.1");
    }
    clock.advance(Duration.ofHours(1));
    for (int i = 0; i < 5; i++) {
      assertThat(throttle.begin("alice", "192.0.2.1")).isEmpty();
    }
  }

  @Test
  void manyNamesPushOutTheOldestOnly() {
    for (int i = 0; i < 5; i++) {
      throttle.begin("first", "10.0.0.1");
    }
    for (int i = 0; i < 9_000; i++) {
      throttle.begin("n" + i, "10." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256);
    }
    assertThat(throttle.begin("first", "192.0.2.9")).isPresent();
    for (int i = 9_000; i < 20_000; i++) {
      throttle.begin("n" + i, "10." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256);
    }
    assertThat(throttle.begin("first", "192.0.2.9")).isEmpty();
  }
}
