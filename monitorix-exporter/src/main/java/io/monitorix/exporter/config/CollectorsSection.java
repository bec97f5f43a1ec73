package io.monitorix.exporter.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code collectors} of a target: {@code true}, {@code false}, or a mapping of how one runs.
 */
final class CollectorsSection {

  private static final List<String> KEYS = List.of("enabled", "interval", "timeout", "concurrency");
  private static final int MOST_CONCURRENT = 1000;

  private CollectorsSection() {}

  /** {@code null} after a problem. */
  static @Nullable CollectorPlan read(@Nullable YamlValue section, Product product, Timing timing) {
    List<CollectorName> names = List.copyOf(CollectorName.of(product));
    YamlMapping written =
        section == null ? null : section.mapping(names.stream().map(CollectorName::key).toList());
    if (section != null && written == null) {
      return null;
    }
    Map<CollectorIdentity, CollectorSettings> collectors = new HashMap<>();
    for (CollectorName name : names) {
      CollectorSettings defaults =
          CollectorPlan.defaults(name, timing.interval(), timing.timeout());
      YamlValue value = written == null ? null : written.get(name.key());
      if (value == null) {
        if (name.isOnByDefault()) {
          collectors.put(name, defaults);
        }
      } else {
        read(value, defaults, timing, name, collectors);
      }
    }
    return new CollectorPlan(collectors);
  }

  private static void read(
      YamlValue value,
      CollectorSettings defaults,
      Timing timing,
      CollectorName name,
      Map<CollectorIdentity, CollectorSettings> collectors) {
    if (!value.isMapping()) {
      if (Boolean.TRUE.equals(value.bool())) {
        collectors.put(name, defaults);
      }
      return;
    }
    YamlMapping mapping = value.mapping(KEYS);
    if (mapping == null) {
      return;
    }
    YamlValue enabled = mapping.get("enabled");
    if (enabled != null && !Boolean.TRUE.equals(enabled.bool())) {
      return;
    }
    Duration interval = interval(mapping.get("interval"), defaults.interval(), timing);
    YamlValue timeout = mapping.get("timeout");
    YamlValue concurrency = mapping.get("concurrency");
    Duration limit = timeout == null ? defaults.timeout() : Timing.duration(timeout);
    Integer atOnce =
        concurrency == null
            ? Integer.valueOf(defaults.concurrency())
            : concurrency.integer(1, MOST_CONCURRENT);
    if (interval == null || limit == null || atOnce == null) {
      return;
    }
    if (timeout != null && limit.compareTo(interval) > 0) {
      timeout.problem(
          PrometheusDuration.format(limit)
              + " is longer than the interval, "
              + PrometheusDuration.format(interval)
              + "; shorten it");
      return;
    }
    collectors.put(name, new CollectorSettings(interval, limit, atOnce));
  }

  private static @Nullable Duration interval(
      @Nullable YamlValue value, Duration otherwise, Timing timing) {
    if (value == null) {
      return otherwise;
    }
    Duration interval = Timing.duration(value);
    if (interval != null && interval.compareTo(timing.interval()) < 0) {
      value.problem(
          PrometheusDuration.format(interval)
              + " is shorter than the target's interval, "
              + PrometheusDuration.format(timing.interval())
              + "; shorten that one first");
      return null;
    }
    return interval;
  }
}
