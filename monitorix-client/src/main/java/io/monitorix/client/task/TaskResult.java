package io.monitorix.client.task;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * How a task ended. A task that failed is a result and no exception: the calls about it all
 * succeeded, and what to do about a failed backup is another question than what to do about a
 * server that does not answer. Who has no use for the difference calls {@link #orThrow()}.
 *
 * @param upid the id of the task
 * @param outcome how it ended
 * @param exitStatus its closing words, as the server has them; empty where it has none
 * @param waited from the beginning of the wait until its end was seen, which is later than its end
 *     by up to one pause
 * @param lastLines of its log, in their order, when it failed; empty otherwise, and where they
 *     could not be read
 */
@SuppressWarnings("serial") // The lists of the JDK are serializable, their interface is not.
public record TaskResult(
    String upid, TaskOutcome outcome, String exitStatus, Duration waited, List<String> lastLines)
    implements Serializable {

  private static final String WARNINGS = "WARNINGS:";

  /** Copies the list. */
  public TaskResult {
    lastLines = List.copyOf(lastLines);
  }

  /** Whether it was done, be it with warnings. */
  public boolean succeeded() {
    return outcome == TaskOutcome.OK || outcome == TaskOutcome.WARNING;
  }

  /** How many warnings it ended with; 0 where it ended in any other way. */
  public int warnings() {
    if (outcome != TaskOutcome.WARNING) {
      return 0;
    }
    try {
      return Integer.parseInt(exitStatus.substring(WARNINGS.length()).strip());
    } catch (NumberFormatException e) {
      // It had warnings, however the server counts them.
      return 1;
    }
  }

  /**
   * The same result, of a task that succeeded.
   *
   * @throws TaskFailedException when it did not
   */
  public TaskResult orThrow() {
    if (!succeeded()) {
      throw new TaskFailedException(this);
    }
    return this;
  }
}
