package io.monitorix.alerts.rules;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the last evaluation of a rule went.
 *
 * @param lastError null unless it failed
 * @param lastEvaluation null before the first
 */
public record RuleStatus(
    Health health,
    @Nullable String lastError,
    @Nullable Instant lastEvaluation,
    Duration duration) {

  static final RuleStatus NONE = new RuleStatus(Health.UNKNOWN, null, null, Duration.ZERO);

  /** Whether it went well. */
  public enum Health {
    /** There was none yet. */
    UNKNOWN,
    /** It did. */
    OK,
    /** It did not. */
    ERR
  }
}
