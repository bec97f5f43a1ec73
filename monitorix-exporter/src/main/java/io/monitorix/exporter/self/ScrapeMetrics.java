package io.monitorix.exporter.self;

import io.monitorix.exporter.ondemand.ScrapeObserver;
import io.monitorix.exporter.ondemand.ScrapeRequest;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What prometheus-pve-exporter tells of itself: how scrapes and the calls that they make went. */
public final class ScrapeMetrics implements ScrapeObserver {

  /** The buckets that the Python client of Prometheus has by default. */
  private static final double[] API_BUCKETS = {
    .005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10
  };

  private static final double[] TARGET_BUCKETS = {
    .05, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10, 25, 50, 75, 100
  };

  private final Summary collections;
  private final Counter requestErrors;
  private final @Nullable Histogram apiDurations;
  private final @Nullable Counter apiErrors;
  private final @Nullable Histogram targetDurations;
  private final @Nullable Counter targetErrors;

  /**
   * Registers them.
   *
   * @param modules those that start at 0
   * @param api whether calls to Proxmox are measured
   * @param targets whether scrapes are measured by target
   */
  public ScrapeMetrics(
      PrometheusRegistry registry, Collection<String> modules, boolean api, boolean targets) {
    collections =
        Summary.builder()
            .name("pve_collection_duration_seconds")
            .help("Duration of collections by the PVE exporter")
            .labelNames("module")
            .register(registry);
    requestErrors =
        Counter.builder()
            .name("pve_request_errors_total")
            .help("Errors in requests to PVE exporter")
            .labelNames("module")
            .register(registry);
    for (String module : modules) {
      collections.initLabelValues(module);
      requestErrors.initLabelValues(module);
    }
    apiDurations =
        api
            ? histogram("pve_scrape_api_duration_seconds", "Duration of PVE API calls")
                .classicUpperBounds(API_BUCKETS)
                .labelNames("method", "url")
                .register(registry)
            : null;
    apiErrors =
        api
            ? Counter.builder()
                .name("pve_scrape_api_errors_total")
                .help("Number of errors occured in PVE API calls")
                .labelNames("method", "url")
                .register(registry)
            : null;
    targetDurations =
        targets
            ? histogram("pve_scrape_target_duration_seconds", "Duration of a scrape")
                .classicUpperBounds(TARGET_BUCKETS)
                .labelNames("target", "cluster", "node")
                .register(registry)
            : null;
    targetErrors =
        targets
            ? Counter.builder()
                .name("pve_scrape_target_errors_total")
                .help("Number of errors occured when scraping a target")
                .labelNames("target", "cluster", "node")
                .register(registry)
            : null;
  }

  private static Histogram.Builder histogram(String name, String help) {
    return Histogram.builder().classicOnly().name(name).help(help);
  }

  @Override
  public void scraped(ScrapeRequest request, Duration duration, boolean success) {
    String module = request.moduleOrDefault();
    if (success) {
      collections.labelValues(module).observe(seconds(duration));
    } else {
      requestErrors.labelValues(module).inc();
    }
    String[] labels = {request.target(), request.cluster() ? "1" : "0", request.node() ? "1" : "0"};
    if (targetDurations != null) {
      targetDurations.labelValues(labels).observe(seconds(duration));
    }
    if (targetErrors != null) {
      targetErrors.initLabelValues(labels);
      if (!success) {
        targetErrors.labelValues(labels).inc();
      }
    }
  }

  @Override
  public void called(String url, Duration duration, boolean success) {
    if (apiDurations != null) {
      apiDurations.labelValues("GET", url).observe(seconds(duration));
    }
    if (apiErrors != null) {
      apiErrors.initLabelValues("GET", url);
      if (!success) {
        apiErrors.labelValues("GET", url).inc();
      }
    }
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
