package io.monitorix.exporter.series;

import io.monitorix.exporter.push.JobMetrics;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which targets there is room for on the heap, so that a large cluster on a small heap
 * costs its own past and not the process. For one thread.
 */
final class HeapShare {

  private static final Logger log = LoggerFactory.getLogger(HeapShare.class);

  /** A series takes about 1.5 KiB with the samples of its newest hours; the rest is for others. */
  private static final int BYTES_OF_SERIES = 4096;

  private final long mostSeries;
  private Set<String> leftOut = Set.of();

  /** With room for so many series. */
  HeapShare(long mostSeries) {
    this.mostSeries = mostSeries;
  }

  /** As much as the heap of this process may grow to has room for. */
  static HeapShare ofThisProcess() {
    return new HeapShare(Runtime.getRuntime().maxMemory() / BYTES_OF_SERIES);
  }

  /** Those that fit, the small ones first; in the order in which they came. */
  List<JobMetrics> fitting(List<JobMetrics> jobs) {
    long room = mostSeries;
    Set<JobMetrics> without = new HashSet<>();
    for (JobMetrics job :
        jobs.stream().sorted(Comparator.comparingLong(HeapShare::series)).toList()) {
      room -= series(job);
      if (room < 0) {
        without.add(job);
      }
    }
    tell(without);
    List<JobMetrics> fitting = new ArrayList<>(jobs);
    fitting.removeAll(without);
    return fitting;
  }

  private static long series(JobMetrics job) {
    long count = 0;
    for (MetricSnapshots set : job.sets()) {
      for (MetricSnapshot metric : set) {
        count += metric.getDataPoints().size();
      }
    }
    return count;
  }

  private void tell(Set<JobMetrics> without) {
    Set<String> names = new HashSet<>();
    without.forEach(job -> names.add(job.instance()));
    if (!names.equals(leftOut) && !names.isEmpty()) {
      log.error(
          "no room on the heap for the series of targets, they are not kept and no rule sees them:"
              + " targets={} most={}; give the JVM more with -Xmx, or let a Prometheus keep them"
              + " and set series.enabled to false",
          names,
          mostSeries);
    }
    leftOut = names;
  }
}
