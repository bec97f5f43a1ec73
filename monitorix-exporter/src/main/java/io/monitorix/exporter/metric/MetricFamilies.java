package io.monitorix.exporter.metric;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DuplicateLabelsException;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Gathers samples by metric and hands them over as snapshots of the Prometheus client. For one
 * thread.
 *
 * <p>The deprecated gauges come apart from the rest: the client library refuses a gauge {@code x}
 * beside a counter {@code x_total} in one set, though the text format can carry both. In
 * OpenMetrics both have the name {@code x}, so that there the type of the counter is left unknown.
 */
public final class MetricFamilies implements SampleSink {

  private static final String TOTAL = "_total";

  private final Map<Metric, List<DataPointSnapshot>> samples = new LinkedHashMap<>();

  /** A set with nothing in it. */
  public MetricFamilies() {}

  /**
   * Adds a sample. Of several samples of a metric with the same labels one is kept; a counter that
   * is negative is left out.
   *
   * @param labels all its labels
   */
  @Override
  public void add(Metric metric, Labels labels, double value) {
    if (metric.type() == Metric.Type.COUNTER && !(value >= 0)) {
      return;
    }
    samples
        .computeIfAbsent(metric, any -> new ArrayList<>())
        .add(
            switch (metric.type()) {
              case GAUGE -> new GaugeDataPointSnapshot(value, labels, null);
              case COUNTER -> new CounterDataPointSnapshot(value, labels, null, 0L);
            });
  }

  /** Those samples alone whose labels pass. */
  public MetricFamilies only(Predicate<Labels> wanted) {
    MetricFamilies some = new MetricFamilies();
    samples.forEach(
        (metric, points) -> {
          List<DataPointSnapshot> left =
              points.stream().filter(point -> wanted.test(point.getLabels())).toList();
          if (!left.isEmpty()) {
            some.samples.put(metric, left);
          }
        });
    return some;
  }

  /** All that was added, without the deprecated gauges. */
  public MetricSnapshots current() {
    return snapshots(false);
  }

  /** The deprecated gauges that were added. */
  public MetricSnapshots deprecated() {
    return snapshots(true);
  }

  /**
   * All that was added, in one set: counters that have a deprecated twin are of unknown type, under
   * the names that their samples have anyway.
   */
  public MetricSnapshots together() {
    Set<String> twins =
        samples.keySet().stream()
            .filter(Metric::deprecated)
            .map(metric -> metric.name() + TOTAL)
            .collect(Collectors.toSet());
    List<MetricSnapshot> snapshots = new ArrayList<>();
    samples.forEach(
        (metric, points) -> {
          MetricSnapshot snapshot = snapshot(metric, points);
          snapshots.add(
              snapshot instanceof CounterSnapshot counter && twins.contains(metric.name())
                  ? untyped(metric, counter)
                  : snapshot);
        });
    return new MetricSnapshots(snapshots);
  }

  private static UnknownSnapshot untyped(Metric metric, CounterSnapshot counter) {
    return new UnknownSnapshot(
        new MetricMetadata(metric.name(), metric.help()),
        counter.getDataPoints().stream()
            .map(point -> new UnknownDataPointSnapshot(point.getValue(), point.getLabels(), null))
            .toList());
  }

  private MetricSnapshots snapshots(boolean deprecated) {
    List<MetricSnapshot> snapshots = new ArrayList<>();
    samples.forEach(
        (metric, points) -> {
          if (metric.deprecated() == deprecated) {
            snapshots.add(snapshot(metric, points));
          }
        });
    return new MetricSnapshots(snapshots);
  }

  /** A server that sends a row twice must not cost the others their metrics. */
  private static MetricSnapshot snapshot(Metric metric, List<DataPointSnapshot> points) {
    try {
      return checked(metric, points);
    } catch (DuplicateLabelsException e) {
      Map<Labels, DataPointSnapshot> once = new LinkedHashMap<>();
      points.forEach(point -> once.putIfAbsent(point.getLabels(), point));
      return checked(metric, once.values());
    }
  }

  private static MetricSnapshot checked(Metric metric, Collection<DataPointSnapshot> points) {
    return switch (metric.type()) {
      case GAUGE ->
          new GaugeSnapshot(
              new MetricMetadata(metric.name(), metric.help()),
              points.stream().map(GaugeDataPointSnapshot.class::cast).toList());
      case COUNTER ->
          new CounterSnapshot(
              new MetricMetadata(
                  metric.name().substring(0, metric.name().length() - TOTAL.length()),
                  metric.help()),
              points.stream().map(CounterDataPointSnapshot.class::cast).toList());
    };
  }
}
