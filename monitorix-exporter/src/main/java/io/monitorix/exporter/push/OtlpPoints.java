package io.monitorix.exporter.push;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DistributionDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data points of metrics as OTLP has them: {@code opentelemetry/proto/metrics/v1}. For one
 * thread.
 */
final class OtlpPoints {

  private static final int NUMBER_VALUE = 4;
  private static final int NUMBER_ATTRIBUTES = 7;
  private static final int SUMMARY_ATTRIBUTES = 7;
  private static final int HISTOGRAM_ATTRIBUTES = 9;
  private static final int START = 2;
  private static final int TIME = 3;
  private static final int COUNT = 4;
  private static final int SUM = 5;
  private static final int BUCKET_COUNTS = 6;
  private static final int BOUNDS = 7;
  private static final int QUANTILE_VALUES = 6;

  private final Labels source;
  private final long nanos;

  /**
   * @param source labels that each point gets
   * @param at the time of points that have none of their own
   */
  OtlpPoints(Labels source, Instant at) {
    this.source = source;
    this.nanos = nanos(at.toEpochMilli());
  }

  /** All points of the metric; none of a kind that OTLP does not have. */
  List<ProtoMessage> of(MetricSnapshot metric) {
    if (metric instanceof StateSetSnapshot states) {
      List<ProtoMessage> points = new ArrayList<>();
      states.getDataPoints().forEach(point -> states(states, point, points));
      return points;
    }
    return metric.getDataPoints().stream().map(this::point).filter(p -> p != null).toList();
  }

  private @Nullable ProtoMessage point(DataPointSnapshot point) {
    if (point instanceof CounterSnapshot.CounterDataPointSnapshot counter) {
      return number(counter, counter.getValue());
    }
    if (point instanceof GaugeSnapshot.GaugeDataPointSnapshot gauge) {
      return number(gauge, gauge.getValue());
    }
    if (point instanceof UnknownSnapshot.UnknownDataPointSnapshot unknown) {
      return number(unknown, unknown.getValue());
    }
    if (point instanceof InfoSnapshot.InfoDataPointSnapshot info) {
      return number(info, 1);
    }
    if (point instanceof HistogramDataPointSnapshot histogram) {
      return histogram(histogram);
    }
    return point instanceof SummaryDataPointSnapshot summary ? summary(summary) : null;
  }

  private void states(
      StateSetSnapshot metric,
      StateSetSnapshot.StateSetDataPointSnapshot point,
      List<ProtoMessage> points) {
    String label = metric.getMetadata().getPrometheusName();
    for (int i = 0; i < point.size(); i++) {
      ProtoMessage message = begin(point, NUMBER_ATTRIBUTES);
      message.attribute(NUMBER_ATTRIBUTES, label, point.getName(i));
      points.add(message.number(NUMBER_VALUE, point.isTrue(i) ? 1 : 0));
    }
  }

  private ProtoMessage number(DataPointSnapshot point, double value) {
    return begin(point, NUMBER_ATTRIBUTES).number(NUMBER_VALUE, value);
  }

  private ProtoMessage histogram(HistogramDataPointSnapshot point) {
    ProtoMessage message = begin(point, HISTOGRAM_ATTRIBUTES);
    countAndSum(message, point);
    if (point.hasClassicHistogramData()) {
      ClassicHistogramBuckets buckets = point.getClassicBuckets();
      long[] counts = new long[buckets.size()];
      long[] bounds = new long[Math.max(0, buckets.size() - 1)];
      for (int i = 0; i < counts.length; i++) {
        counts[i] = buckets.getCount(i);
        // The last bucket has no bound: it ends at infinity.
        if (i < bounds.length) {
          bounds[i] = Double.doubleToLongBits(buckets.getUpperBound(i));
        }
      }
      message.packed(BUCKET_COUNTS, counts).packed(BOUNDS, bounds);
    }
    return message;
  }

  private ProtoMessage summary(SummaryDataPointSnapshot point) {
    ProtoMessage message = begin(point, SUMMARY_ATTRIBUTES);
    countAndSum(message, point);
    for (Quantile quantile : point.getQuantiles()) {
      message.message(
          QUANTILE_VALUES,
          new ProtoMessage().number(1, quantile.getQuantile()).number(2, quantile.getValue()));
    }
    return message;
  }

  private static void countAndSum(ProtoMessage message, DistributionDataPointSnapshot point) {
    if (point.hasCount()) {
      message.fixed(COUNT, point.getCount());
    }
    if (point.hasSum()) {
      message.number(SUM, point.getSum());
    }
  }

  private ProtoMessage begin(DataPointSnapshot point, int attributes) {
    ProtoMessage message = new ProtoMessage();
    if (point.hasCreatedTimestamp()) {
      message.fixed(START, nanos(point.getCreatedTimestampMillis()));
    }
    message.fixed(
        TIME, point.hasScrapeTimestamp() ? nanos(point.getScrapeTimestampMillis()) : nanos);
    Labels own = point.getLabels();
    for (int i = 0; i < own.size(); i++) {
      // As a scrape would name it.
      String name = own.getPrometheusName(i);
      String free = source.contains(name) ? "exported_" + name : name;
      message.attribute(attributes, free, own.getValue(i));
    }
    for (int i = 0; i < source.size(); i++) {
      message.attribute(attributes, source.getPrometheusName(i), source.getValue(i));
    }
    return message;
  }

  private static long nanos(long millis) {
    return millis * 1_000_000;
  }
}
