package io.monitorix.client.task;

import java.io.Serial;

/**
 * A task did not do what it was started for. This is no {@link
 * io.monitorix.client.ProxmoxException}, which speaks of calls: all calls about the task succeeded.
 */
public final class TaskFailedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final TaskResult result;

  TaskFailedException(TaskResult result) {
    super(describe(result));
    this.result = result;
  }

  private static String describe(TaskResult result) {
    String words = result.exitStatus().isEmpty() ? "no closing words" : result.exitStatus();
    String last =
        result.lastLines().isEmpty()
            ? ""
            : System.lineSeparator()
                + "its log ends with:"
                + System.lineSeparator()
                + String.join(System.lineSeparator(), result.lastLines());
    return "task " + result.upid() + " failed: " + words + last;
  }

  /** How it ended. */
  public TaskResult result() {
    return result;
  }
}
