package io.monitorix.alerts.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still between steps. */
public final class VirtualClock implements InstantSource {

  private Instant now;

  public VirtualClock(Instant now) {
    this.now = now;
  }

  public void advance(Duration step) {
    now = now.plus(step);
  }

  public void set(Instant time) {
    now = time;
  }

  @Override
  public Instant instant() {
    return now;
  }
}
