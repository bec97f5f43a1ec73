package io.monitorix.exporter.collect.pbs;

import io.monitorix.client.pbs.model.Version;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code pbs_up} and {@code pbs_version_info}: whether the server answers, and what it is. */
final class StatusCollector implements Collector {

  static final Metric UP =
      Metric.gauge(
          "pbs_up", "Whether the backup server answered the last query (1) or did not (0).");

  static final Metric VERSION_INFO =
      Metric.gauge(
          "pbs_version_info",
          "Version of the backup server; always 1.",
          "release",
          "repoid",
          "version");

  /**
   * Whether {@code GET /version} succeeds. A server that refuses the login counts as down: nothing
   * is known of it, and nobody must take that for health.
   */
  static final Source<Boolean> ANSWERS =
      Source.<Boolean>ofTarget(
              "version",
              (reader, target, previous) ->
                  reader.read(PbsSources.VERSION).handle((version, failure) -> failure == null))
          .keptWhenGone();

  @Override
  public CollectorName name() {
    return CollectorName.PBS_STATUS;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(ANSWERS, PbsSources.VERSION);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(UP, VERSION_INFO);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    out.emit(UP, out.labels(), readings.get(ANSWERS));
    Version version = readings.get(PbsSources.VERSION);
    if (version != null) {
      List<String> labels = new ArrayList<>();
      add(labels, "release", version.release());
      add(labels, "repoid", version.repoid());
      add(labels, "version", version.version());
      out.emit(VERSION_INFO, out.labels(labels.toArray(String[]::new)), 1);
    }
  }

  private static void add(List<String> labels, String name, @Nullable String value) {
    if (value != null) {
      labels.add(name);
      labels.add(value);
    }
  }
}
