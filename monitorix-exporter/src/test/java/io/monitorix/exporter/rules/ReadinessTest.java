package io.monitorix.exporter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.fixture.VirtualClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadinessTest {

  private final VirtualClock clock = new VirtualClock();
  private final AtomicBoolean complete = new AtomicBoolean();
  private final AtomicInteger begun = new AtomicInteger();
  private final Readiness readiness =
      new Readiness(
          complete::get,
          clock,
          clock.instant().plus(Duration.ofMinutes(2)),
          begun::incrementAndGet);

  @Test
  void itBeginsOnceAllIsThere() {
    readiness.run();
    assertThat(begun).hasValue(0);

    complete.set(true);
    readiness.run();
    readiness.run();
    assertThat(begun).hasValue(1);
  }

  @Test
  void itWaitsForNobodyLongerThanItWasTold() {
    clock.advance(Duration.ofMinutes(2).minusMillis(1));
    readiness.run();
    assertThat(begun).hasValue(0);

    clock.advance(Duration.ofMillis(1));
    readiness.run();
    assertThat(begun).hasValue(1);
  }
}
