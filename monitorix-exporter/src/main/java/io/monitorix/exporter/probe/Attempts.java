package io.monitorix.exporter.probe;

import io.monitorix.exporter.config.CheckTiming;

/**
 * What a check's attempts amount to: a service counts as down only when the retries have failed
 * too. For one thread at a time.
 */
final class Attempts {

  private final CheckTiming timing;
  private int failures;

  Attempts(CheckTiming timing) {
    this.timing = timing;
  }

  /**
   * Takes the outcome of an attempt.
   *
   * @return whether it counts; else another attempt follows after the retry interval
   */
  boolean count(boolean success) {
    failures = success ? 0 : Math.min(failures, timing.retries()) + 1;
    return success || failures > timing.retries();
  }
}
