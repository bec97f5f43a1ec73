package io.monitorix.exporter.self;

import io.monitorix.client.CallListener;
import io.monitorix.client.Outcome;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** How the calls to Proxmox go that polls make. Safe for several threads. */
public final class ApiMetrics {

  private static final double[] BUCKETS = {.01, .05, .1, .25, .5, 1, 2.5, 5, 10, 30};

  private final Histogram durations;
  private final Counter retries;

  /** Registers them. */
  public ApiMetrics(PrometheusRegistry registry) {
    durations =
        Histogram.builder()
            .classicOnly()
            .name("monitorix_api_request_duration_seconds")
            .help(
                "Duration of calls to Proxmox, by the template of their path and the status of the"
                    + " answer, or what went wrong where there was none.")
            .classicUpperBounds(BUCKETS)
            .labelNames("target", "endpoint", "status")
            .register(registry);
    retries =
        Counter.builder()
            .name("monitorix_api_retries_total")
            .help("Calls to Proxmox that were tried again.")
            .labelNames("target")
            .register(registry);
  }

  /** Who hears of the calls to this target. */
  public CallListener of(String target) {
    retries.initLabelValues(target);
    return new CallListener() {
      @Override
      public void callEnded(EndedCall call) {
        durations
            .labelValues(target, call.endpoint(), status(call))
            .observe(call.duration().toNanos() / 1e9);
      }

      @Override
      public void callRetried(RetriedCall call) {
        retries.labelValues(target).inc();
      }
    };
  }

  private static String status(CallListener.EndedCall call) {
    if (call.failure() != null && call.failure().status().isPresent()) {
      return Integer.toString(call.failure().status().getAsInt());
    }
    return call.outcome() == Outcome.SUCCESS ? "200" : call.outcome().label();
  }
}
