package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the log of a task: {@code GET /nodes/{node}/tasks/{upid}/log}.
 *
 * @param found whether the node has a log of this task; if not, the only line says why
 * @param lines in their order; empty behind the end
 */
public record TaskLog(boolean found, List<Line> lines) {

  /** Copies the list. */
  public TaskLog {
    lines = List.copyOf(lines);
  }

  /**
   * One line.
   *
   * @param number from 1
   * @param text without the end of line
   */
  public record Line(@Json(name = "n") @Nullable Integer number, @Json(name = "t") String text) {}
}
