package io.monitorix.exporter.probe;

import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One check under way: its target, its time, and what it has brought so far. For one thread. */
final class Probing {

  /** A server that talks without end must not fill the memory. */
  private static final int MOST_LINES = 200;

  private final String target;
  private final Deadline deadline;
  private final Map<Series, Double> samples = new LinkedHashMap<>();
  private final List<String> log = new ArrayList<>();

  Probing(String target, Deadline deadline) {
    this.target = target;
    this.deadline = deadline;
  }

  private record Series(Metric metric, Labels labels) {}

  String target() {
    return target;
  }

  Deadline deadline() {
    return deadline;
  }

  /** Sets a sample without labels; the last value counts. */
  void set(Metric metric, double value) {
    samples.put(new Series(metric, Labels.EMPTY), value);
  }

  /** Sets a sample; the last value counts. */
  void set(Metric metric, Labels labels, double value) {
    samples.put(new Series(metric, labels), value);
  }

  /** Adds to a sample without labels; gives what it is then. */
  double add(Metric metric, double value) {
    return samples.merge(new Series(metric, Labels.EMPTY), value, Double::sum);
  }

  /** How long the lookup of the target took; 0 before it. */
  double lookupSeconds() {
    return samples.getOrDefault(new Series(ProbeMetrics.LOOKUP_TIME, Labels.EMPTY), 0.0);
  }

  /** Adds to the time of a phase. */
  void addPhase(Metric metric, String phase, double seconds) {
    samples.merge(new Series(metric, Labels.of("phase", phase)), seconds, Double::sum);
  }

  /** Begins phases at 0, so that each has its series whatever happens. */
  void beginPhases(Metric metric, String... phases) {
    for (String phase : phases) {
      addPhase(metric, phase, 0);
    }
  }

  /** Logs a line. */
  void log(String line) {
    if (log.size() < MOST_LINES) {
      log.add(line);
    }
  }

  /** Logs why the check fails, and says so. */
  boolean fail(String reason) {
    if (log.size() >= MOST_LINES) {
      log.set(MOST_LINES - 1, reason);
    } else {
      log.add(reason);
    }
    return false;
  }

  ProbeResult result(boolean success, Duration duration) {
    List<ProbeResult.Sample> all = new ArrayList<>();
    all.add(new ProbeResult.Sample(ProbeMetrics.SUCCESS, Labels.EMPTY, success ? 1 : 0));
    all.add(
        new ProbeResult.Sample(
            ProbeMetrics.DURATION, Labels.EMPTY, Deadline.seconds(duration.toNanos())));
    samples.forEach(
        (series, value) ->
            all.add(new ProbeResult.Sample(series.metric(), series.labels(), value)));
    return new ProbeResult(success, all, log);
  }
}
