package io.monitorix.examples.simulator.resources.node;

import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.List;

/** Numbered lines, as logs are sent: a part of them, and beside it how many there are. */
final class LineRows {
  private LineRows() {}

  /** Writes the lines from {@code start} (0 for the first) on, and {@code total}. */
  static void write(List<String> lines, long start, long limit, JsonWriter out) {
    out.beginArray();
    long end = limit < lines.size() - start ? start + limit : lines.size();
    for (long i = start; i < end; i++) {
      out.beginObject().field("n", i + 1).field("t", lines.get((int) i)).endObject();
    }
    out.endArray().field("total", lines.size());
  }
}
