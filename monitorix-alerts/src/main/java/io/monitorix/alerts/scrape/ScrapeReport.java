package io.monitorix.alerts.scrape;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.scrape.config.ScrapeConfig;
import io.monitorix.alerts.scrape.labelled.Target;
import io.monitorix.alerts.series.Appender;
import io.monitorix.alerts.series.SeriesReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code up} and its like, which Prometheus writes for each scrape. For one thread at a time. */
final class ScrapeReport {

  private final Target target;
  private final ScrapeConfig config;
  private final Map<String, SeriesReference> series = new LinkedHashMap<>();

  ScrapeReport(Target target, ScrapeConfig config) {
    this.target = target;
    this.config = config;
  }

  /**
   * Writes one scrape down.
   *
   * @param bytes of the answer; -1 if there were too many
   */
  void write(Appender to, long time, boolean up, Duration took, ScrapePass pass, long bytes) {
    append(to, time, "up", up ? 1 : 0);
    append(to, time, "scrape_duration_seconds", took.toNanos() / 1e9);
    append(to, time, "scrape_samples_scraped", pass.scraped());
    append(to, time, "scrape_samples_post_metric_relabeling", pass.kept());
    append(to, time, "scrape_series_added", pass.added());
    if (config.samples().extraMetrics()) {
      append(to, time, "scrape_timeout_seconds", target.timeout().toMillis() / 1000.0);
      append(to, time, "scrape_sample_limit", config.limits().samples());
      append(to, time, "scrape_body_size_bytes", (double) bytes);
    }
  }

  private void append(Appender to, long time, String name, double value) {
    to.append(
        series.computeIfAbsent(name, key -> to.reference(target.labels().with(Labels.NAME, key))),
        time,
        value);
  }

  /** All series that were written. */
  List<Labels> series() {
    List<Labels> all = new ArrayList<>();
    series.values().forEach(reference -> all.add(reference.labels()));
    return all;
  }
}
