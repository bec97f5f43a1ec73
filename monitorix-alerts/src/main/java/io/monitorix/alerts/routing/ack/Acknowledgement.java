package io.monitorix.alerts.routing.ack;

import java.time.Duration;

/**
 * Somebody takes care.
 *
 * @param createdBy who; not blank
 * @param comment may be empty
 * @param lasting how long nobody else is told, at the longest; positive
 */
public record Acknowledgement(String createdBy, String comment, Duration lasting) {

  /** What a silence says that has no comment of its own. */
  private static final String USUAL_COMMENT = "acknowledged";

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if nobody is named, or it would not last
   */
  public Acknowledgement {
    if (createdBy.isBlank()) {
      throw new IllegalArgumentException("an acknowledgement names who takes care");
    }
    if (lasting.isNegative() || lasting.isZero()) {
      throw new IllegalArgumentException("an acknowledgement lasts longer than no time at all");
    }
    comment = comment.isBlank() ? USUAL_COMMENT : comment;
  }
}
