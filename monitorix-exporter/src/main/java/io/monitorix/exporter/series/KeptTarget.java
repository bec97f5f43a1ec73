package io.monitorix.exporter.series;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.exporter.push.JobMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Something whose metrics are kept, as they were taken the last time.
 *
 * @param labels {@code job} and {@code instance}
 * @param at when they were taken
 * @param took how long it took to take those of all targets
 * @param families its metrics
 */
public record KeptTarget(Labels labels, Instant at, Duration took, List<KeptFamily> families) {

  /** Copies the list. */
  public KeptTarget {
    families = List.copyOf(families);
  }

  static KeptTarget of(JobMetrics job, Instant at, Duration took) {
    List<KeptFamily> families =
        job.sets().stream().flatMap(set -> set.stream().map(KeptFamily::of)).distinct().toList();
    return new KeptTarget(
        Labels.of("job", job.job(), "instance", job.instance()), at, took, families);
  }
}
