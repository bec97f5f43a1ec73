package io.monitorix.exporter.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.fixture.VirtualClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalFailuresTest {

  private final VirtualClock clock = new VirtualClock();
  private final LocalFailures failures = new LocalFailures();

  private Optional<Duration> begin(String name, String address) {
    return failures.begin(Who.of(name, address), false, clock.instant());
  }

  @Test
  void afterFiveFailuresTheWaitDoublesUpToAQuarterOfAnHour() {
    for (int i = 0; i < 5; i++) {
      assertThat(begin("alice", "192.0.2." + i)).isEmpty();
    }
    Duration expected = Duration.ofSeconds(1);
    for (int i = 0; i < 14; i++) {
      Optional<Duration> wait = begin("alice", "198.51.100." + i);
      assertThat(wait).contains(expected);
      clock.advance(expected);
      assertThat(begin("ALICE", "198.51.100." + i)).isEmpty();
      Duration twice = expected.multipliedBy(2);
      expected = twice.compareTo(Duration.ofMinutes(15)) < 0 ? twice : Duration.ofMinutes(15);
    }
    assertThat(begin("alice", "203.0.113.1")).contains(Duration.ofMinutes(15));
    assertThat(begin("bob", "203.0.113.1")).isEmpty();
  }

  @Test
  void anAddressWaitsWhateverNamesItTries() {
    for (int i = 0; i < 5; i++) {
      assertThat(begin("user" + i, "2001:db8:1:2::" + i)).isEmpty();
    }
    assertThat(begin("another", "2001:db8:1:2::99")).isPresent();
    assertThat(begin("another", "2001:db8:1:3::99")).isEmpty();
  }

  @Test
  void aGoodLoginFreesTheNameButNotWhatElseItsAddressTried() {
    for (int i = 0; i < 4; i++) {
      begin("alice", "192.0.2.1");
    }
    begin("alice", "192.0.2.1");
    Who alice = Who.of("alice", "192.0.2.1");
    failures.takeBack(alice);
    failures.free(alice);
    assertThat(begin("alice", "192.0.2.2")).isEmpty();
    assertThat(begin("bob", "192.0.2.1")).isEmpty();
    assertThat(begin("bob", "192.0.2.1")).isPresent();
  }

  @Test
  void afterAnHourAllIsForgotten() {
    for (int i = 0; i < 5; i++) {
      begin("alice", "192.0.2.1");
    }
    clock.advance(Duration.ofHours(1));
    for (int i = 0; i < 5; i++) {
      assertThat(begin("alice", "192.0.2.1")).isEmpty();
    }
  }

  @Test
  void whoIsKnownDoesNotWaitForTheNameButForTheNetwork() {
    for (int i = 0; i < 8; i++) {
      begin("alice", "192.0.2." + i);
    }
    Who alice = Who.of("alice", "198.51.100.1");
    assertThat(failures.begin(alice, false, clock.instant())).isPresent();
    for (int i = 0; i < 5; i++) {
      assertThat(failures.begin(alice, true, clock.instant())).isEmpty();
    }
    assertThat(failures.begin(alice, true, clock.instant())).contains(Duration.ofSeconds(1));
    assertThat(failures.waitOf(alice, clock.instant())).contains(Duration.ofSeconds(1));
  }

  @Test
  void manyNamesPushOutTheOldestOnly() {
    for (int i = 0; i < 5; i++) {
      begin("first", "10.0.0.1");
    }
    for (int i = 0; i < 9_000; i++) {
      begin("n" + i, "10." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256);
    }
    assertThat(begin("first", "192.0.2.9")).isPresent();
    for (int i = 9_000; i < 20_000; i++) {
      begin("n" + i, "10." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256);
    }
    assertThat(begin("first", "192.0.2.9")).isEmpty();
  }
}
