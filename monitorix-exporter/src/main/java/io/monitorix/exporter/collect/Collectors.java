package io.monitorix.exporter.collect;

import io.monitorix.exporter.config.CollectorName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A choice of collectors.
 *
 * @param all the chosen ones
 */
public record Collectors(List<Collector> all) {

  private static final List<Collector> EVERY =
      List.of(
          new StatusCollector(),
          new ResourcesCollector(),
          new NodeCollector(),
          new ClusterCollector(),
          new VersionCollector(),
          new BackupInfoCollector(),
          new QDeviceCollector(),
          new SubscriptionCollector(),
          new ConfigCollector(),
          new ReplicationCollector());

  public Collectors {
    all = List.copyOf(all);
  }

  /** Those whose names fit. */
  public static Collectors where(Predicate<CollectorName> chosen) {
    return new Collectors(
        EVERY.stream().filter(collector -> chosen.test(collector.name())).toList());
  }

  /** What must be read for all of them. */
  Set<Source<?>> sources() {
    Set<Source<?>> sources = new LinkedHashSet<>();
    all.forEach(collector -> sources.addAll(collector.sources()));
    return sources;
  }

  /** Emits what all of them make of the readings. */
  public void collect(Readings readings, Emission out) {
    all.forEach(collector -> collector.collect(readings, out));
  }
}
