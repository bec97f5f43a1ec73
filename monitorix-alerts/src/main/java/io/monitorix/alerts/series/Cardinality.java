package io.monitorix.alerts.series;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.series.index.PostingsSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What most series on the heap are of; each list the greatest first. What {@code GET
 * /api/v1/status/tsdb} tells.
 *
 * @param seriesByMetric how many series have a metric's name
 * @param valuesByLabel how many values a label has
 * @param seriesByPair how many series have a label with one value, {@code name=value}
 */
public record Cardinality(
    List<Count> seriesByMetric, List<Count> valuesByLabel, List<Count> seriesByPair) {

  /** A name and how often it is there. */
  public record Count(String name, long value) {}

  public Cardinality {
    seriesByMetric = List.copyOf(seriesByMetric);
    valuesByLabel = List.copyOf(valuesByLabel);
    seriesByPair = List.copyOf(seriesByPair);
  }

  static Cardinality of(PostingsSource index, int limit) {
    List<Count> metrics = new ArrayList<>();
    List<Count> labels = new ArrayList<>();
    List<Count> pairs = new ArrayList<>();
    for (String name : index.names()) {
      labels.add(new Count(name, index.values(name).size()));
      for (String value : index.values(name)) {
        long series = index.postings(name, value).size();
        pairs.add(new Count(name + "=" + value, series));
        if (name.equals(Labels.NAME)) {
          metrics.add(new Count(value, series));
        }
      }
    }
    return new Cardinality(
        greatest(metrics, limit), greatest(labels, limit), greatest(pairs, limit));
  }

  private static List<Count> greatest(List<Count> counts, int limit) {
    return counts.stream()
        .sorted(Comparator.comparingLong(Count::value).reversed().thenComparing(Count::name))
        .limit(limit)
        .toList();
  }
}
