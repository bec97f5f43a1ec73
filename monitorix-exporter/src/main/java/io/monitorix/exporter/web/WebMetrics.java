package io.monitorix.exporter.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.monitorix.exporter.web.access.WebAccess;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;

/** What the HTTP server tells of itself: its requests, as Micrometer names them, and its access. */
public final class WebMetrics implements RequestObserver {

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry meters;
  private final Counter auditFailures;

  /**
   * Registers them.
   *
   * @param meters takes {@code http.server.requests}
   * @param registry takes the rest
   */
  public WebMetrics(MeterRegistry meters, PrometheusRegistry registry, WebAccess access) {
    this.meters = meters;
    GaugeWithCallback.builder()
        .name("monitorix_web_config_last_reload_successful")
        .help(
            "Whether the web config file could be used when it was read last (1); with 0 the one"
                + " before is still in use.")
        .callback(sample -> sample.call(access.isLastReloadSuccessful() ? 1 : 0))
        .register(registry);
    auditFailures =
        Counter.builder()
            .name("monitorix_audit_failures_total")
            .help("Changes and refusals that could not be written to the audit log.")
            .register(registry);
  }

  @Override
  public void auditFailed() {
    auditFailures.inc();
  }

  @Override
  public void answered(String method, String uri, int status, Duration duration) {
    Timer.builder("http.server.requests")
        .description("Duration of requests to the HTTP server.")
        .tag("method", method)
        .tag("uri", uri)
        .tag("status", status < 0 ? "UNKNOWN" : Integer.toString(status))
        .serviceLevelObjectives(BUCKETS)
        .register(meters)
        .record(duration);
  }
}
