package io.monitorix.exporter.catalog;

import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
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

  /** Copies the list. */
  public Collectors {
    all = List.copyOf(all);
  }

  /** Those whose names fit. */
  public Collectors where(Predicate<CollectorName> chosen) {
    return new Collectors(all.stream().filter(collector -> chosen.test(collector.name())).toList());
  }

  /** What must be read for all of them. */
  public Set<Source<?>> sources() {
    Set<Source<?>> sources = new LinkedHashSet<>();
    all.forEach(collector -> sources.addAll(collector.sources()));
    return sources;
  }

  /** Emits what all of them make of the readings. */
  public void collect(Readings readings, Emission out) {
    all.forEach(collector -> collector.collect(readings, out));
  }
}
