package io.monitorix.alerts.promql.script;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.storage.SampleBuffer;
import io.monitorix.alerts.storage.SelectHints;
import io.monitorix.alerts.storage.Series;
import io.monitorix.alerts.storage.SeriesSet;
import io.monitorix.alerts.storage.SeriesSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A few series in memory, without index or compression: for scripts and files. Safe for several
 * threads, as each call holds a lock.
 */
public final class MemorySeries implements SeriesSource {

  private final Map<Labels, OneSeries> series = new LinkedHashMap<>();

  /** Without any series. */
  public MemorySeries() {}

  /**
   * Adds a sample, or replaces that of the same time.
   *
   * @param time in milliseconds since 1970
   */
  public synchronized void add(Labels labels, long time, double value) {
    series.computeIfAbsent(labels, OneSeries::new).add(time, value);
  }

  /** Forgets all. */
  public synchronized void clear() {
    series.clear();
  }

  /** How many series there are. */
  public synchronized int size() {
    return series.size();
  }

  /** The time of the newest sample, in milliseconds since 1970; empty without any. */
  public synchronized OptionalLong newest() {
    return series.values().stream().mapToLong(OneSeries::newest).max();
  }

  synchronized void load(Step.Load load) {
    for (SeriesLine line : load.series()) {
      for (int i = 0; i < line.points().size(); i++) {
        if (line.points().has(i)) {
          add(line.labels(), i * load.stepMillis(), line.points().value(i));
        }
      }
    }
  }

  @Override
  public synchronized SeriesSet select(List<LabelMatcher> matchers, SelectHints hints) {
    List<Series> selected = new ArrayList<>();
    series.forEach(
        (labels, one) -> {
          if (matchers.stream().allMatch(each -> each.matches(labels.get(each.name())))) {
            selected.add(one);
          }
        });
    return new SeriesSet(selected, List.of());
  }

  private static final class OneSeries implements Series {

    private final Labels labels;
    private final TreeMap<Long, Double> samples = new TreeMap<>();

    private OneSeries(Labels labels) {
      this.labels = labels;
    }

    private synchronized void add(long time, double value) {
      samples.put(time, value);
    }

    private synchronized long newest() {
      return samples.lastKey();
    }

    @Override
    public Labels labels() {
      return labels;
    }

    @Override
    public synchronized void read(long from, long to, SampleBuffer into) {
      if (from <= to) {
        samples.subMap(from, true, to, true).forEach(into::add);
      }
    }
  }
}
