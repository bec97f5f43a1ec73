package io.monitorix.alerts.remote.delivery;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
interface Pause {

  /** Returns when the time is over, or earlier when there is a reason to. */
  void last(Duration duration) throws InterruptedException;
}
