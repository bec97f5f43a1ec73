package io.monitorix.alerts.storage;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Samples of one series in the order of time, in arrays that are used again and again. For one
 * thread.
 */
public final class SampleBuffer {

  private long[] times = new long[128];
  private double[] values = new double[128];
  private long @Nullable [] counts;
  private int size;

  /** Forgets all samples. */
  public void clear() {
    size = 0;
    counts = null;
  }

  /**
   * Adds a sample.
   *
   * @param time in milliseconds since 1970, later than that of the one before
   */
  public void add(long time, double value) {
    if (counts != null) {
      add(time, value, 1);
      return;
    }
    room();
    times[size] = time;
    values[size++] = value;
  }

  /**
   * Adds an aggregate.
   *
   * @param count how many samples it stands for
   */
  public void add(long time, double value, long count) {
    room();
    long[] all = counts;
    if (all == null) {
      all = new long[times.length];
      Arrays.fill(all, 0, size, 1);
      counts = all;
    }
    times[size] = time;
    values[size] = value;
    all[size++] = count;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** The time of a sample, in milliseconds since 1970. */
  public long time(int index) {
    return times[index];
  }

  /** Its value. */
  public double value(int index) {
    return values[index];
  }

  /** How many samples it stands for: 1 but for aggregates. */
  public long count(int index) {
    return counts == null ? 1 : counts[index];
  }

  /** Whether any of them was added as an aggregate. */
  public boolean hasAggregates() {
    return counts != null;
  }

  /** The times themselves, of which the first {@link #size()} are filled; to be read only. */
  public long[] times() {
    return times;
  }

  /** The values themselves, of which the first {@link #size()} are filled; to be read only. */
  public double[] values() {
    return values;
  }

  /** Leaves out the markers of staleness, which a range of samples does not have. */
  public void dropStaleMarkers() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (!StaleMarker.is(values[i])) {
        times[kept] = times[i];
        values[kept] = values[i];
        if (counts != null) {
          counts[kept] = counts[i];
        }
        kept++;
      }
    }
    size = kept;
  }

  /** Forgets all samples but the newest. */
  public void keepNewest() {
    if (size > 1) {
      int newest = size - 1;
      times[0] = times[newest];
      values[0] = values[newest];
      if (counts != null) {
        counts[0] = counts[newest];
      }
      size = 1;
    }
  }

  private void room() {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
      if (counts != null) {
        counts = Arrays.copyOf(counts, 2 * size);
      }
    }
  }
}
