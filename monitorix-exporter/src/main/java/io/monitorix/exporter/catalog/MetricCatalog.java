package io.monitorix.exporter.catalog;

import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.config.Product;
import io.monitorix.exporter.metric.Metric;
import java.util.Arrays;
import java.util.List;

/**
 * Every metric that collectors emit. Names, labels and HELP of what prometheus-pve-exporter 3.10
 * has are its own to the letter: its users' dashboards and rules hang on them.
 */
public final class MetricCatalog {

  private MetricCatalog() {}

  /** The collectors with their metrics, in the order in which they are exposed. */
  public static List<Collector> collectors() {
    return Arrays.stream(Product.values())
        .flatMap(product -> Coverage.of(product).collectors().all().stream())
        .toList();
  }

  /** All metrics, in the order in which they are exposed. */
  public static List<Metric> all() {
    return collectors().stream().flatMap(collector -> collector.metrics().stream()).toList();
  }
}
