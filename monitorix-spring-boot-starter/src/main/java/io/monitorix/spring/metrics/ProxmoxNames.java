package io.monitorix.spring.metrics;

import io.monitorix.exporter.catalog.MetricCatalog;
import io.monitorix.exporter.metric.Metric;
import io.monitorix.exporter.poll.CollectorHealth;
import io.monitorix.exporter.volume.VolumeControl;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of all metrics that targets may have, as a Prometheus registry knows them. */
public final class ProxmoxNames {

  private static final String TOTAL = "_total";

  private static final Set<String> ALL =
      Stream.of(MetricCatalog.all(), CollectorHealth.metrics(), VolumeControl.METRICS)
          .flatMap(List::stream)
          .flatMap(ProxmoxNames::names)
          .collect(Collectors.toUnmodifiableSet());

  private ProxmoxNames() {}

  /** All of them; those of counters with and without their suffix. */
  public static Set<String> all() {
    return ALL;
  }

  /** Whether it is one of them. */
  public static boolean contains(String name) {
    return ALL.contains(name);
  }

  private static Stream<String> names(Metric metric) {
    String name = metric.name();
    return metric.type() == Metric.Type.COUNTER
        ? Stream.of(name, name.substring(0, name.length() - TOTAL.length()))
        : Stream.of(name);
  }
}
