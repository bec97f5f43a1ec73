package io.monitorix.alerts.remote.query;

import java.time.Duration;
import java.time.Instant;

/** Whatever answers PromQL. */
public interface Queried {

  /**
   * Evaluates at one time.
   *
   * @throws QueryFailedException if there is no answer; says why
   */
  Answer instant(String query, Instant time);

  /**
   * Evaluates at every step.
   *
   * @throws QueryFailedException if there is no answer; says why
   */
  Answer range(String query, Instant start, Instant end, Duration step);
}
