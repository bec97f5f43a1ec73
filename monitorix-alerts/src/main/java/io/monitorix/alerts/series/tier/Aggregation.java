package io.monitorix.alerts.series.tier;

import io.monitorix.alerts.series.block.BlockKind;
import io.monitorix.alerts.series.block.Column;
import io.monitorix.alerts.series.chunk.Chunk;
import io.monitorix.alerts.series.chunk.ChunkWriter;
import io.monitorix.alerts.series.head.Window;
import io.monitorix.alerts.storage.SampleBuffer;
import io.monitorix.alerts.storage.StaleMarker;
import java.util.ArrayList;
import java.util.List;

/**
 * Aggregates of samples: one for each interval that has any, stamped at the interval's end, which
 * belongs to it as its start does not. Markers of staleness are no samples.
 */
public final class Aggregation {

  /** Aggregates are never appended to, so their chunks may be longer. */
  public static final int CHUNK = 512;

  private Aggregation() {}

  /** The columns of the aggregates of samples. */
  public static List<List<Chunk>> of(SampleBuffer samples, BlockKind kind) {
    SampleBuffer[] columns = new SampleBuffer[Column.NUMBER];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new SampleBuffer();
    }
    int i = 0;
    while (i < samples.size()) {
      long end = Window.end(samples.time(i), kind.interval());
      double min = Double.NaN;
      double max = Double.NaN;
      double sum = 0;
      double lost = 0;
      double last = Double.NaN;
      long count = 0;
      for (; i < samples.size() && samples.time(i) <= end; i++) {
        double value = samples.value(i);
        if (StaleMarker.is(value)) {
          continue;
        }
        min = Double.isNaN(min) || value < min ? value : min;
        max = Double.isNaN(max) || value > max ? value : max;
        // Neumaier's summation, as queries sum themselves.
        double next = sum + value;
        if (!Double.isInfinite(next)) {
          lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
        }
        sum = next;
        last = value;
        count++;
      }
      if (count > 0) {
        columns[Column.MIN.place()].add(end, min);
        columns[Column.MAX.place()].add(end, max);
        columns[Column.SUM.place()].add(end, Double.isInfinite(sum) ? sum : sum + lost);
        columns[Column.COUNT.place()].add(end, (double) count);
        columns[Column.LAST.place()].add(end, last);
      }
    }
    List<List<Chunk>> chunks = new ArrayList<>();
    for (SampleBuffer column : columns) {
      chunks.add(ChunkWriter.encode(column, 0, column.size(), CHUNK));
    }
    return chunks;
  }
}
