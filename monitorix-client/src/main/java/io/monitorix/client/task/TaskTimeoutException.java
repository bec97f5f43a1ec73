package io.monitorix.client.task;

import io.monitorix.client.ProxmoxException;
import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A task was not seen to end in the time that the caller gave it. It goes on; waiting again is
 * fine, and {@link TaskHandle#stop()} ends it. The cause is what the last look at it failed with;
 * null where it was seen running.
 */
public final class TaskTimeoutException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final String upid;

  TaskTimeoutException(String upid, Duration limit, @Nullable ProxmoxException lastFailure) {
    super(describe(upid, limit, lastFailure), lastFailure);
    this.upid = upid;
  }

  private static String describe(
      String upid, Duration limit, @Nullable ProxmoxException lastFailure) {
    return "task "
        + upid
        + (lastFailure == null ? " still runs after " : " was not seen to end within ")
        + words(limit)
        + (lastFailure == null
            ? ". It goes on: wait again, or stop it"
            : ", and the last look at it failed: " + lastFailure.getMessage());
  }

  private static String words(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }

  /** The id of the task. */
  public String upid() {
    return upid;
  }
}
