package io.monitorix.spring.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Shows metrics in a meter registry that has no Prometheus behind it: {@code pve_cpu_usage_ratio}
 * is the gauge {@code pve.cpu.usage.ratio}, {@code pve_network_receive_bytes_total} the counter
 * {@code pve.network.receive.bytes}. Safe for several threads: one shows at a time.
 */
final class MeterMirror {

  private final MeterRegistry registry;
  private final Map<String, MultiGauge> gauges = new HashMap<>();
  private final Map<CounterKey, Counted> counters = new HashMap<>();

  private record CounterKey(String name, Labels labels) {}

  private record Counted(AtomicReference<Double> value, Meter meter) {}

  MeterMirror(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Shows these from now on, and no others. */
  synchronized void show(MetricSnapshots metrics) {
    Set<String> shown = new HashSet<>();
    Set<CounterKey> counted = new HashSet<>();
    for (MetricSnapshot metric : metrics) {
      if (metric instanceof GaugeSnapshot gauge) {
        show(gauge);
        shown.add(name(metric));
      } else if (metric instanceof CounterSnapshot counter) {
        counter.getDataPoints().forEach(point -> counted.add(count(counter, point)));
      }
    }
    gauges.forEach(
        (name, gauge) -> {
          if (!shown.contains(name)) {
            gauge.register(List.of());
          }
        });
    counters
        .entrySet()
        .removeIf(
            entry -> {
              boolean gone = !counted.contains(entry.getKey());
              if (gone) {
                registry.remove(entry.getValue().meter());
              }
              return gone;
            });
  }

  private void show(GaugeSnapshot metric) {
    gauges
        .computeIfAbsent(
            name(metric),
            name ->
                MultiGauge.builder(name)
                    .description(metric.getMetadata().getHelp())
                    .register(registry))
        .register(
            metric.getDataPoints().stream()
                .<MultiGauge.Row<?>>map(
                    point -> MultiGauge.Row.of(tags(point.getLabels()), point.getValue()))
                .toList(),
            true);
  }

  private CounterKey count(CounterSnapshot metric, CounterDataPointSnapshot point) {
    CounterKey key = new CounterKey(name(metric), point.getLabels());
    counters
        .computeIfAbsent(
            key,
            any -> {
              AtomicReference<Double> value = new AtomicReference<>(point.getValue());
              Meter meter =
                  FunctionCounter.builder(key.name(), value, AtomicReference::get)
                      .description(metric.getMetadata().getHelp())
                      .tags(tags(key.labels()))
                      .register(registry);
              return new Counted(value, meter);
            })
        .value()
        .set(point.getValue());
    return key;
  }

  private static String name(MetricSnapshot metric) {
    return metric.getMetadata().getPrometheusName().replace('_', '.');
  }

  private static Tags tags(Labels labels) {
    return Tags.of(
        labels.stream().map(label -> Tag.of(label.getName(), label.getValue())).toList());
  }
}
