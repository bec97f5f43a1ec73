package io.monitorix.alerts.series;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still between steps. */
final class TestClock implements InstantSource {

  private Instant now;

  TestClock(Instant now) {
    this.now = now;
  }

  void advance(Duration step) {
    now = now.plus(step);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
