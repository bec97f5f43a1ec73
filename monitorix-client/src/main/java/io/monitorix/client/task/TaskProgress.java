package io.monitorix.client.task;

import org.jspecify.annotations.Nullable;

/** What the status of a task tells in every product. */
public interface TaskProgress {

  /** Whether it has not ended. */
  boolean running();

  /**
   * Its closing words: {@code OK}, {@code WARNINGS: 2} or what went wrong; null while it runs, and
   * where the server cannot tell.
   */
  @Nullable String exitStatus();
}
