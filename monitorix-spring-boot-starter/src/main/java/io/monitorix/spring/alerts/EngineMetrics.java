package io.monitorix.spring.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitorix.exporter.embedded.AlertEngine;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the engine does, as {@code monitorix_…} in the Prometheus registries of the application. Asks
 * for the engine only when somebody scrapes: meters are bound before it is made.
 */
public final class EngineMetrics implements MeterBinder {

  private final Supplier<@Nullable AlertEngine> engine;
  private final Set<MeterRegistry> bound = ConcurrentHashMap.newKeySet();

  /**
   * Of this engine.
   *
   * @param engine gives it, null as long as it is not made
   */
  public EngineMetrics(Supplier<@Nullable AlertEngine> engine) {
    this.engine = engine;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    if (registry instanceof CompositeMeterRegistry composite) {
      composite.getRegistries().forEach(this::bindTo);
    } else if (registry instanceof PrometheusMeterRegistry prometheus && bound.add(registry)) {
      MultiCollector collector =
          () -> {
            AlertEngine made = engine.get();
            return made == null ? new MetricSnapshots() : made.metrics();
          };
      prometheus.getPrometheusRegistry().register(collector);
    }
  }
}
