package io.monitorix.alerts.scrape;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.series.SeriesStore;
import io.monitorix.alerts.storage.SampleBuffer;
import io.monitorix.alerts.storage.SelectHints;
import io.monitorix.alerts.storage.Series;
import io.monitorix.alerts.storage.StaleMarker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a store has of a metric, as text. */
final class Stored {

  private static final long EVER = 1L << 50;

  private Stored() {}

  /** By the labels but the name; {@code seconds value} each. */
  static Map<String, List<String>> of(SeriesStore store, String metric) {
    Map<String, List<String>> found = new TreeMap<>();
    SelectHints hints = new SelectHints(-EVER, EVER, 0, 0, null);
    for (Series series :
        store.select(List.of(LabelMatcher.equal("__name__", metric)), hints).series()) {
      SampleBuffer buffer = new SampleBuffer();
      series.read(-EVER, EVER, buffer);
      List<String> samples = new ArrayList<>();
      for (int i = 0; i < buffer.size(); i++) {
        double value = buffer.value(i);
        samples.add(buffer.time(i) / 1000.0 + " " + (StaleMarker.is(value) ? "stale" : value));
      }
      found.put(series.labels().withoutMetric().toString(), samples);
    }
    return found;
  }

  /** The values of the one series that has this metric, without times. */
  static List<String> values(SeriesStore store, String metric) {
    return of(store, metric).values().stream()
        .flatMap(List::stream)
        .map(sample -> value(sample))
        .toList();
  }

  /** The value of a sample's text. */
  static String value(String sample) {
    return sample.substring(sample.indexOf(' ') + 1);
  }

  /** The samples of one series; none if it is not there. */
  static List<String> of(SeriesStore store, String metric, String labels) {
    return of(store, metric).getOrDefault(labels, List.of());
  }
}
