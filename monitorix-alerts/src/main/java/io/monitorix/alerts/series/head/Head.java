package io.monitorix.alerts.series.head;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.series.chunk.Chunk;
import io.monitorix.alerts.series.index.LiveIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The series that live, with their newest samples. Whoever changes it holds the store's write lock;
 * whoever reads needs none.
 */
public final class Head {

  private final SeriesTable table = new SeriesTable();
  private final LiveIndex index = new LiveIndex(this::labels);
  private final Map<Labels, LiveSeries> byLabels = new HashMap<>();
  private volatile long sealedUntil = Long.MIN_VALUE;
  private volatile long minTime = Long.MAX_VALUE;
  private volatile long maxTime = Long.MIN_VALUE;
  private volatile int series;
  private final AtomicInteger chunks = new AtomicInteger();
  private final AtomicLong created = new AtomicLong();
  private final AtomicLong removed = new AtomicLong();

  /** Where its series are found by their labels. */
  public LiveIndex index() {
    return index;
  }

  /** A series by its number; null if it is gone. */
  public @Nullable LiveSeries get(int id) {
    return table.get(id);
  }

  /** A series by its labels; null if there is none. For the writer. */
  public @Nullable LiveSeries find(Labels labels) {
    return byLabels.get(labels);
  }

  /** The series of these labels, a new one if there is none. For the writer. */
  public LiveSeries findOrAdd(Labels labels) {
    LiveSeries known = byLabels.get(labels);
    if (known != null) {
      return known;
    }
    LiveSeries added = new LiveSeries(table.next(), index.intern(labels));
    byLabels.put(added.labels(), added);
    table.add(added);
    index.add(added.id(), added.labels());
    series = byLabels.size();
    created.incrementAndGet();
    return added;
  }

  /** Adds a sample, if it is later than all that the series has. For the writer. */
  public Appended append(LiveSeries to, long time, double value) {
    if (time <= to.lastTime()) {
      if (time < to.lastTime()) {
        return time <= sealedUntil ? Appended.TOO_OLD : Appended.OUT_OF_ORDER;
      }
      boolean same = Double.doubleToRawLongBits(value) == to.lastBits();
      return same ? Appended.REPEATED : Appended.DUPLICATE;
    }
    if (time <= sealedUntil) {
      return Appended.TOO_OLD;
    }
    if (to.append(time, value)) {
      chunks.incrementAndGet();
    }
    seen(time, time);
    return Appended.ADDED;
  }

  /** Adds a chunk of an earlier run, later than all that the series has. For the writer. */
  public void restore(LiveSeries to, Chunk chunk) {
    to.add(chunk);
    chunks.incrementAndGet();
    seen(chunk.firstTime(), chunk.lastTime());
  }

  private void seen(long first, long last) {
    if (last > maxTime) {
      maxTime = last;
    }
    if (first < minTime) {
      minTime = first;
    }
  }

  /** From here on nothing is accepted that is not later than this. For the writer. */
  public void seal(long time) {
    sealedUntil = Math.max(sealedUntil, time);
    forEach(each -> each.end(time));
  }

  /** Up to where nothing is accepted any more; {@link Long#MIN_VALUE} if everything is. */
  public long sealedUntil() {
    return sealedUntil;
  }

  /** Drops chunks that end at this time or before, of one series. For the writer. */
  public void drop(LiveSeries from, long end) {
    chunks.addAndGet(-from.drop(end));
  }

  /** Drops the series that have no samples left. For the writer. */
  public void dropEmpty() {
    Map<Integer, Labels> empty = new HashMap<>();
    long[] earliest = {Long.MAX_VALUE};
    table.forEach(
        each -> {
          Chunk[] its = each.chunks();
          if (its.length == 0) {
            empty.put(each.id(), each.labels());
            each.markGone();
          } else {
            earliest[0] = Math.min(earliest[0], its[0].firstTime());
          }
        });
    minTime = earliest[0];
    if (!empty.isEmpty()) {
      empty.forEach(
          (id, labels) -> {
            byLabels.remove(labels);
            table.remove(id);
          });
      index.remove(empty);
      series = byLabels.size();
      removed.addAndGet(empty.size());
    }
  }

  /** All series. */
  public List<LiveSeries> all() {
    List<LiveSeries> all = new ArrayList<>(series);
    forEach(all::add);
    return all;
  }

  /** Visits all series. */
  public void forEach(Consumer<LiveSeries> visitor) {
    table.forEach(visitor);
  }

  /** The time of the earliest sample; {@link Long#MAX_VALUE} without any. */
  public long minTime() {
    return minTime;
  }

  /** The time of the latest sample there ever was; {@link Long#MIN_VALUE} without any. */
  public long maxTime() {
    return maxTime;
  }

  /** How many series it has. */
  public int series() {
    return series;
  }

  /** How many chunks they have. */
  public int chunks() {
    return chunks.get();
  }

  /** How many series were added so far. */
  public long created() {
    return created.get();
  }

  /** How many of them were dropped so far. */
  public long removed() {
    return removed.get();
  }

  private Labels labels(int id) {
    LiveSeries found = table.get(id);
    return found == null ? Labels.EMPTY : found.labels();
  }
}
