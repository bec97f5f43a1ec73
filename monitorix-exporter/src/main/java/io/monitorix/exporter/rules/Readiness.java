package io.monitorix.exporter.rules;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * Begins something once what it looks at is complete, or after a while all the same. After a
 * restart, rules that were evaluated over no samples would resolve every alert. For one thread.
 */
public final class Readiness implements Runnable {

  private final BooleanSupplier complete;
  private final InstantSource clock;
  private final Instant latest;
  private final Runnable begin;
  private boolean begun;

  /**
   * Waits to be run.
   *
   * @param latest when it begins whatever is missing
   */
  public Readiness(BooleanSupplier complete, InstantSource clock, Instant latest, Runnable begin) {
    this.complete = complete;
    this.clock = clock;
    this.latest = latest;
    this.begin = begin;
  }

  /** Looks whether it is time; begins once. */
  @Override
  public void run() {
    if (!begun && (complete.getAsBoolean() || !clock.instant().isBefore(latest))) {
      begun = true;
      begin.run();
    }
  }
}
