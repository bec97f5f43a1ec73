package io.monitorix.alerts.series;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.series.block.BlockSeries;
import io.monitorix.alerts.series.chunk.Chunk;
import io.monitorix.alerts.series.chunk.ChunkWriter;
import io.monitorix.alerts.series.tier.Aggregation;
import io.monitorix.alerts.storage.SampleBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Averages from before the first sample of a series, that someone else remembered. Nothing of them
 * is seen before {@link #close()}. For one thread.
 */
public final class HistoryLoad implements AutoCloseable {

  private final Function<Labels, Bounds> bounds;
  private final BiConsumer<long[], Iterator<BlockSeries>> publish;
  private final Map<Labels, List<Chunk>> series = new TreeMap<>();

  /** What a series has already: history up to one time, samples from another on. */
  record Bounds(long historyUntil, long samplesFrom) {}

  HistoryLoad(Function<Labels, Bounds> bounds, BiConsumer<long[], Iterator<BlockSeries>> publish) {
    this.bounds = bounds;
    this.publish = publish;
  }

  /**
   * Adds the history of a series. Left out are points that are not before its first sample, that
   * are not after the history it has, and NaN, which stands for a gap.
   *
   * @param times in milliseconds since 1970, ascending
   * @param values as many
   * @return how many points were taken
   * @throws IllegalArgumentException if the series was added before, or there are more times than
   *     values
   */
  public int add(Labels labels, long[] times, double[] values) {
    if (times.length != values.length || series.containsKey(labels)) {
      throw new IllegalArgumentException("history of a series is not whole: " + labels);
    }
    Bounds free = bounds.apply(labels);
    SampleBuffer kept = new SampleBuffer();
    long last = free.historyUntil();
    for (int i = 0; i < times.length; i++) {
      if (times[i] > last && times[i] < free.samplesFrom() && !Double.isNaN(values[i])) {
        kept.add(times[i], values[i]);
        last = times[i];
      }
    }
    if (kept.size() > 0) {
      series.put(labels, ChunkWriter.encode(kept, 0, kept.size(), Aggregation.CHUNK));
    }
    return kept.size();
  }

  /** Lets queries see it. */
  @Override
  public void close() {
    if (series.isEmpty()) {
      return;
    }
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (List<Chunk> chunks : series.values()) {
      from = Math.min(from, chunks.get(0).firstTime() - 1);
      to = Math.max(to, chunks.get(chunks.size() - 1).lastTime());
    }
    publish.accept(
        new long[] {from, to},
        series.entrySet().stream()
            .map(entry -> new BlockSeries(entry.getKey(), List.of(entry.getValue())))
            .iterator());
    series.clear();
  }
}
