package io.monitorix.exporter.probe;

import io.monitorix.exporter.metric.Metric;
import io.monitorix.exporter.metric.SampleSink;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;

/**
 * How one check went. Immutable.
 *
 * @param success whether everything was as it should be
 * @param samples {@code probe_success}, {@code probe_duration_seconds} and what else the check gave
 * @param log what happened, one line each; free of secrets
 */
public record ProbeResult(boolean success, List<Sample> samples, List<String> log) {

  /** Copies the lists. */
  public ProbeResult {
    samples = List.copyOf(samples);
    log = List.copyOf(log);
  }

  /**
   * One sample.
   *
   * @param labels those that the metric has by itself
   */
  public record Sample(Metric metric, Labels labels, double value) {}

  /** Hands the samples over, each with these labels besides its own. */
  public void emit(SampleSink sink, Labels labels) {
    for (Sample sample : samples) {
      sink.add(sample.metric(), sample.labels().merge(labels), sample.value());
    }
  }

  /** How long it took, in seconds. */
  public double seconds() {
    return samples.stream()
        .filter(sample -> sample.metric().equals(ProbeMetrics.DURATION))
        .mapToDouble(Sample::value)
        .findFirst()
        .orElse(0);
  }

  /** The last line of the log that says why the check failed; empty after a success. */
  public String reason() {
    return success || log.isEmpty() ? "" : log.get(log.size() - 1);
  }
}
