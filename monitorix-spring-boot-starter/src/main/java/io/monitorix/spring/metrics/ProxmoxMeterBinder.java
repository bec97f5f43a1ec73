package io.monitorix.spring.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings the metrics of the targets to a meter registry: a Prometheus registry gets them by their
 * own names and as they are; any other has meters with dotted names, which come and go with what
 * they are about. Each registry gets them once. Thread-safe.
 */
public final class ProxmoxMeterBinder implements MeterBinder {

  private final ProxmoxCollector collector;
  private final Set<MeterRegistry> bound = ConcurrentHashMap.newKeySet();

  /** Of this collector. */
  public ProxmoxMeterBinder(ProxmoxCollector collector) {
    this.collector = collector;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    if (registry instanceof CompositeMeterRegistry composite) {
      composite.getRegistries().forEach(this::bindTo);
    } else if (bound.add(registry)) {
      if (registry instanceof PrometheusMeterRegistry prometheus) {
        prometheus.getPrometheusRegistry().register(new NativeCollector(collector));
      } else {
        MeterMirror mirror = new MeterMirror(registry);
        collector.onChange(() -> mirror.show(collector.families().current()));
      }
    }
  }
}
