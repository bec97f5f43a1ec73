package io.monitorix.alerts.routing.dispatch;

/** Runs attempts to tell integrations; {@link Lanes} keeps those of one from delaying another's. */
@FunctionalInterface
public interface DeliveryExecutor {

  /** Runs them on the thread that ticks. */
  DeliveryExecutor DIRECT = (integration, attempt) -> attempt.run();

  /**
   * Runs an attempt, soon.
   *
   * @throws java.util.concurrent.RejectedExecutionException if it cannot be run
   */
  void execute(Integration integration, Runnable attempt);
}
