package io.monitorix.alerts.sample;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DistributionDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes a metric apart into the samples that the text format 0.0.4 has for it. Of a native
 * histogram without classic buckets only the one of all observations is left, as there.
 */
public final class FlatSamples {

  private final MetricSnapshot metric;
  private final String base;
  private final Consumer<FlatSample> out;

  private FlatSamples(MetricSnapshot metric, Consumer<FlatSample> out) {
    this.metric = metric;
    this.base = metric.getMetadata().getPrometheusName();
    this.out = out;
  }

  /** Hands all samples of the metric over, in their order. */
  public static void of(MetricSnapshot metric, Consumer<FlatSample> out) {
    new FlatSamples(metric, out).flatten();
  }

  private void flatten() {
    if (metric instanceof CounterSnapshot counter) {
      String name = MetricType.family(counter);
      counter.getDataPoints().forEach(point -> emit(name, point, point.getValue()));
    } else if (metric instanceof GaugeSnapshot gauge) {
      gauge.getDataPoints().forEach(point -> emit(base, point, point.getValue()));
    } else if (metric instanceof UnknownSnapshot unknown) {
      unknown.getDataPoints().forEach(point -> emit(base, point, point.getValue()));
    } else if (metric instanceof InfoSnapshot info) {
      String name = MetricType.family(info);
      info.getDataPoints().forEach(point -> emit(name, point, 1));
    } else if (metric instanceof StateSetSnapshot states) {
      states.getDataPoints().forEach(this::states);
    } else if (metric instanceof HistogramSnapshot histogram) {
      boolean gauge = histogram.isGaugeHistogram();
      histogram.getDataPoints().forEach(point -> histogram(point, gauge));
    } else if (metric instanceof SummarySnapshot summary) {
      summary.getDataPoints().forEach(this::summary);
    }
  }

  private void states(StateSetSnapshot.StateSetDataPointSnapshot point) {
    for (int i = 0; i < point.size(); i++) {
      emit(base, point, base, point.getName(i), point.isTrue(i) ? 1 : 0);
    }
  }

  private void histogram(HistogramDataPointSnapshot point, boolean gauge) {
    if (point.hasClassicHistogramData()) {
      ClassicHistogramBuckets buckets = point.getClassicBuckets();
      long count = 0;
      for (int i = 0; i < buckets.size(); i++) {
        count += buckets.getCount(i);
        emit(base + "_bucket", point, "le", text(buckets.getUpperBound(i)), (double) count);
      }
    } else {
      emit(base + "_bucket", point, "le", "+Inf", (double) point.getCount());
    }
    countAndSum(point, gauge ? "_gcount" : "_count", gauge ? "_gsum" : "_sum");
  }

  private void summary(SummaryDataPointSnapshot point) {
    for (Quantile quantile : point.getQuantiles()) {
      emit(base, point, "quantile", text(quantile.getQuantile()), quantile.getValue());
    }
    countAndSum(point, "_count", "_sum");
  }

  private void countAndSum(DistributionDataPointSnapshot point, String count, String sum) {
    if (point.hasCount()) {
      emit(base + count, point, (double) point.getCount());
    }
    if (point.hasSum()) {
      emit(base + sum, point, point.getSum());
    }
  }

  private static String text(double bound) {
    return bound == Double.POSITIVE_INFINITY ? "+Inf" : Double.toString(bound);
  }

  private void emit(String name, DataPointSnapshot point, double value) {
    emit(name, point, null, null, value);
  }

  private void emit(
      String name,
      DataPointSnapshot point,
      @Nullable String partName,
      @Nullable String partValue,
      double value) {
    Long timestamp = point.hasScrapeTimestamp() ? point.getScrapeTimestampMillis() : null;
    out.accept(new FlatSample(name, point.getLabels(), partName, partValue, value, timestamp));
  }
}
