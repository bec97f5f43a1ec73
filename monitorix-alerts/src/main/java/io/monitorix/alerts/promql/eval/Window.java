package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.storage.SampleBuffer;

/** Those samples of a series that a range selector selects at one step. For one thread. */
final class Window {

  private SampleBuffer samples = new SampleBuffer();
  private int first;
  private int size;
  private long start;
  private long end;
  private long now;

  /** Takes the samples of a series, from which windows are then cut. */
  void over(SampleBuffer all) {
    samples = all;
    first = 0;
    size = 0;
  }

  /**
   * Moves on to a later window, or stays.
   *
   * @param after samples of this time are out, in milliseconds
   * @param until samples of this time are in
   * @param evaluation the time of the step
   */
  void move(long after, long until, long evaluation) {
    int last = first + size;
    while (last < samples.size() && samples.time(last) <= until) {
      last++;
    }
    while (first < last && samples.time(first) <= after) {
      first++;
    }
    size = last - first;
    start = after;
    end = until;
    now = evaluation;
  }

  int size() {
    return size;
  }

  /** The time of a sample in milliseconds. */
  long time(int index) {
    return samples.time(first + index);
  }

  double value(int index) {
    return samples.value(first + index);
  }

  long lastTime() {
    return time(size - 1);
  }

  double lastValue() {
    return value(size - 1);
  }

  /** How many samples of the series it stands for: more than {@link #size()} for aggregates. */
  long count() {
    if (!samples.hasAggregates()) {
      return size;
    }
    long all = 0;
    for (int i = 0; i < size; i++) {
      all += samples.count(first + i);
    }
    return all;
  }

  boolean hasAggregates() {
    return samples.hasAggregates();
  }

  /** A copy of the values. */
  double[] values() {
    double[] copy = new double[size];
    System.arraycopy(samples.values(), first, copy, 0, size);
    return copy;
  }

  /** Its start in milliseconds, which is not in it. */
  long start() {
    return start;
  }

  /** Its end in milliseconds, which is in it. */
  long end() {
    return end;
  }

  /** The time of the evaluation in milliseconds. */
  long now() {
    return now;
  }
}
