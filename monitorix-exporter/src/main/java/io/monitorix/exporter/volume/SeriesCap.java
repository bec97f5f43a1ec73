package io.monitorix.exporter.volume;

import io.monitorix.exporter.metric.Metric;
import io.monitorix.exporter.metric.SampleSink;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts off what a target has beyond a number of series. The first ones stay, in the order in which
 * they come: which is the same in each round, so that it is not other series each time that are
 * missing. Safe for several threads.
 */
final class SeriesCap {

  static final Metric SERIES =
      Metric.gauge("monitorix_series", "Series that the target has on /metrics.", "cluster");

  static final Metric DROPPED =
      Metric.gauge(
          "monitorix_series_dropped",
          "Series that the target would have beyond max_series, and that are left out.",
          "cluster");

  private static final Logger log = LoggerFactory.getLogger(SeriesCap.class);

  private final String cluster;
  private final int max;
  private final AtomicBoolean cutting = new AtomicBoolean();

  SeriesCap(String cluster, int max) {
    this.cluster = cluster;
    this.max = max;
  }

  /** One round: counts what goes to the sink, and lets the first ones through. For one thread. */
  Round round(SampleSink next) {
    return new Round(next);
  }

  final class Round implements SampleSink {
    private final SampleSink next;
    private int count;

    private Round(SampleSink next) {
      this.next = next;
    }

    @Override
    public void add(Metric metric, Labels labels, double value) {
      if (count++ < max) {
        next.add(metric, labels, value);
      }
    }

    /** Ends the round: adds how many series there were, and tells a person what has changed. */
    void end() {
      int dropped = Math.max(0, count - max);
      Labels labels = Labels.of("cluster", cluster);
      next.add(SERIES, labels, count - dropped);
      next.add(DROPPED, labels, dropped);
      boolean cuts = dropped > 0;
      if (cutting.compareAndSet(!cuts, cuts)) {
        report(dropped);
      }
    }

    private void report(int dropped) {
      if (dropped > 0) {
        log.warn(
            "series left out, raise max_series or narrow the filter: cluster={} series={}"
                + " max_series={} dropped={}",
            cluster,
            count,
            max,
            dropped);
      } else {
        log.info(
            "no series left out any more: cluster={} series={} max_series={}", cluster, count, max);
      }
    }
  }
}
