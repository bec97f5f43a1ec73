package io.monitorix.alerts.promql;

/** Ends queries that run on other threads. Thread-safe. */
public final class Cancellation {

  private volatile boolean cancelled;

  /** Ends all queries that were given this, soon; they throw. */
  public void cancel() {
    cancelled = true;
  }

  /** Whether that was done. */
  public boolean isCancelled() {
    return cancelled;
  }
}
