package io.monitorix.spring.alerts;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.metric.MetricFamilies;
import io.monitorix.exporter.push.JobMetrics;
import io.monitorix.exporter.push.MetricsSource;
import io.monitorix.spring.metrics.ProxmoxCollector;
import io.monitorix.spring.metrics.ProxmoxNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the rules see: the application's own meters, and the metrics of each target. Those of the
 * targets that are in the application's registry, too, are seen once.
 *
 * @param registries of the application's own meters
 * @param job of them
 * @param instance of them
 * @param collector of the targets; null where rules do not see them
 */
record ApplicationMetrics(
    Supplier<List<PrometheusMeterRegistry>> registries,
    String job,
    Supplier<String> instance,
    @Nullable ProxmoxCollector collector)
    implements MetricsSource {

  @Override
  public List<JobMetrics> current() {
    List<JobMetrics> jobs = new ArrayList<>();
    List<PrometheusMeterRegistry> own = registries.get();
    if (!own.isEmpty()) {
      jobs.add(
          new JobMetrics(
              job,
              instance.get(),
              own.stream()
                  .map(
                      registry ->
                          registry
                              .getPrometheusRegistry()
                              .scrape(name -> !ProxmoxNames.contains(name)))
                  .toList()));
    }
    if (collector != null) {
      collector.targets().forEach(target -> jobs.add(of(target, collector)));
    }
    return jobs;
  }

  private static JobMetrics of(TargetConfig target, ProxmoxCollector collector) {
    MetricFamilies families = collector.families(target.name());
    return new JobMetrics(
        target.product().key(), target.name(), List.of(families.current(), families.deprecated()));
  }
}
