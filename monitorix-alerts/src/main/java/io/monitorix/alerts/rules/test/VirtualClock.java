package io.monitorix.alerts.rules.test;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Stands still until it is set. */
final class VirtualClock implements InstantSource {

  private Instant now = Instant.EPOCH;

  @Override
  public Instant instant() {
    return now;
  }

  void set(Duration sinceBeginning) {
    now = Instant.EPOCH.plus(sinceBeginning);
  }
}
