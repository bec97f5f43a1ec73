package io.monitorix.exporter.history;

import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The series of one node, guest or storage, put together from time frames of Proxmox that overlap:
 * where a finer one has something to tell, the coarser one is silent. For one thread at a time.
 */
final class SubjectHistory {

  private final long end;
  private final Map<String, Map<Labels, Points>> series = new TreeMap<>();
  private final Set<Points> inThisFrame = new HashSet<>();

  /**
   * @param end from then on others tell
   */
  SubjectHistory(Instant end) {
    this.end = end.getEpochSecond();
  }

  /** Takes the points of one series, in the order of time. */
  interface Reader {
    void read(String metric, Labels labels, Points points);
  }

  /** Points of one series, in the order of time. */
  static final class Points {
    private long[] seconds = new long[64];
    private double[] values = new double[64];
    private int size;

    int size() {
      return size;
    }

    /** Seconds since 1970. */
    long second(int index) {
      return seconds[index];
    }

    double value(int index) {
      return values[index];
    }

    private void add(long second, double value) {
      if (size == seconds.length) {
        seconds = Arrays.copyOf(seconds, size * 2);
        values = Arrays.copyOf(values, size * 2);
      }
      seconds[size] = second;
      values[size] = value;
      size++;
    }

    private void cutFrom(long second) {
      while (size > 0 && seconds[size - 1] >= second) {
        size--;
      }
    }
  }

  /** What is added from now on is of a finer frame. */
  void beginFiner() {
    inThisFrame.clear();
  }

  /** Adds a point, later than the others of its series in this frame. */
  void add(String metric, Labels labels, Instant at, double value) {
    long second = at.getEpochSecond();
    if (second >= end || !Double.isFinite(value)) {
      return;
    }
    Points points =
        series
            .computeIfAbsent(metric, any -> new HashMap<>())
            .computeIfAbsent(labels, any -> new Points());
    if (inThisFrame.add(points)) {
      points.cutFrom(second);
    }
    if (points.size == 0 || points.seconds[points.size - 1] < second) {
      points.add(second, value);
    }
  }

  /** Hands over every series, those of one metric one after the other. */
  void forEach(Reader reader) {
    series.forEach(
        (metric, ofMetric) ->
            ofMetric.forEach((labels, points) -> reader.read(metric, labels, points)));
  }

  /** How many points there are. */
  long size() {
    return series.values().stream()
        .flatMap(ofMetric -> ofMetric.values().stream())
        .mapToLong(Points::size)
        .sum();
  }
}
