package io.monitorix.alerts.series;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.storage.SampleBuffer;
import io.monitorix.alerts.storage.SelectHints;
import io.monitorix.alerts.storage.Series;
import io.monitorix.alerts.storage.StaleMarker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a store has, as text. */
final class Samples {

  private static final long EVER = 1L << 50;

  private Samples() {}

  static SelectHints all() {
    return new SelectHints(-EVER, EVER, 0, 0, null);
  }

  /** All raw samples of a metric. */
  static Map<Labels, List<String>> of(SeriesStore store, String metric) {
    return of(store, all(), LabelMatcher.equal("__name__", metric));
  }

  static Map<Labels, List<String>> of(
      SeriesStore store, SelectHints hints, LabelMatcher... matchers) {
    Map<Labels, List<String>> found = new TreeMap<>();
    for (Series series : store.select(List.of(matchers), hints).series()) {
      found.put(series.labels(), read(series, hints.from(), hints.to()));
    }
    return found;
  }

  static List<String> read(Series series, long from, long to) {
    SampleBuffer buffer = new SampleBuffer();
    series.read(from, to, buffer);
    List<String> samples = new ArrayList<>();
    for (int i = 0; i < buffer.size(); i++) {
      double value = buffer.value(i);
      samples.add(
          buffer.time(i)
              + " "
              + (StaleMarker.is(value) ? "stale" : value)
              + (buffer.hasAggregates() ? " of " + buffer.count(i) : ""));
    }
    return samples;
  }
}
