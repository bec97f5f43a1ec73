package io.monitorix.alerts.rules.test;

import io.monitorix.alerts.promql.script.MemorySeries;
import io.monitorix.alerts.promql.script.SeriesLine;
import java.util.List;

/** Adds the samples of a test as time goes on. */
final class InputSamples {

  private final List<SeriesLine> lines;
  private final long step;
  private final MemorySeries into;
  private int next;

  InputSamples(List<SeriesLine> lines, long step, MemorySeries into) {
    this.lines = lines;
    this.step = step;
    this.into = into;
  }

  void addUntil(long time) {
    while (next * step <= time && lines.stream().anyMatch(line -> next < line.points().size())) {
      for (SeriesLine line : lines) {
        if (next < line.points().size() && line.points().has(next)) {
          into.add(line.labels(), next * step, line.points().value(next));
        }
      }
      next++;
    }
  }
}
