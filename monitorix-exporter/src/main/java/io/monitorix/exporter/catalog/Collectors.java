package io.monitorix.exporter.catalog;

import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorIdentity;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
  public Collectors where(Predicate<CollectorIdentity> chosen) {
    return new Collectors(all.stream().filter(collector -> chosen.test(collector.name())).toList());
  }

  /** What must be read for all of them. */
  public Set<Source<?>> sources() {
    Set<Source<?>> sources = new LinkedHashSet<>();
    all.forEach(collector -> sources.addAll(collector.sources()));
    return sources;
  }

  /** These, and others after them. */
  public Collectors and(List<Collector> more) {
    return new Collectors(Stream.concat(all.stream(), more.stream()).toList());
  }

  /** Emits what all of them make of the readings. */
  public void collect(Readings readings, Emission out) {
    all.forEach(collector -> collector.collect(readings, out));
  }

  /**
   * The same, but what one of them throws costs the others nothing.
   *
   * @return by name, what each threw that failed; what it emitted before stays
   */
  public Map<CollectorIdentity, RuntimeException> collectEach(Readings readings, Emission out) {
    Map<CollectorIdentity, RuntimeException> failures = new LinkedHashMap<>();
    for (Collector collector : all) {
      try {
        collector.collect(readings, out);
      } catch (RuntimeException e) {
        failures.put(collector.name(), e);
      }
    }
    return failures;
  }
}
