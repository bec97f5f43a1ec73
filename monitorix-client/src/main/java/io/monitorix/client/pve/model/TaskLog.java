package io.monitorix.client.pve.model;

import io.monitorix.client.task.LogLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the log of a task: {@code GET /nodes/{node}/tasks/{upid}/log}.
 *
 * @param found whether the node has a log of this task; if not, the only line says why
 * @param total lines of the whole log, so far
 * @param lines in their order; empty behind the end
 */
public record TaskLog(boolean found, @Nullable Integer total, List<LogLine> lines) {

  /** Copies the list. */
  public TaskLog {
    lines = List.copyOf(lines);
  }
}
