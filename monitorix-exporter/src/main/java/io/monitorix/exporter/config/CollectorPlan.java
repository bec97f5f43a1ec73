package io.monitorix.exporter.config;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which collectors run for a target, and how.
 *
 * @param collectors those that run
 */
public record CollectorPlan(Map<CollectorIdentity, CollectorSettings> collectors) {

  /** Copies the map. */
  public CollectorPlan {
    collectors = Map.copyOf(collectors);
  }

  /**
   * These collectors, each as it runs by default.
   *
   * @param interval the target's: none runs more often
   * @param timeout the target's
   */
  public static CollectorPlan of(Set<CollectorName> names, Duration interval, Duration timeout) {
    return new CollectorPlan(Map.of()).and(names, interval, timeout);
  }

  /** Those that run by default, as they do by default. */
  public static CollectorPlan standard(Product product, Duration interval, Duration timeout) {
    Set<CollectorName> names = CollectorName.of(product);
    names.removeIf(name -> !name.isOnByDefault());
    return of(names, interval, timeout);
  }

  /** These, and others, each as it runs by default. */
  public CollectorPlan and(
      Collection<? extends CollectorIdentity> more, Duration interval, Duration timeout) {
    Map<CollectorIdentity, CollectorSettings> all = new HashMap<>(collectors);
    more.forEach(name -> all.put(name, defaults(name, interval, timeout)));
    return new CollectorPlan(all);
  }

  static CollectorSettings defaults(CollectorIdentity name, Duration interval, Duration timeout) {
    Duration own = name.interval();
    return new CollectorSettings(
        own.compareTo(interval) < 0 ? interval : own,
        timeout,
        CollectorSettings.DEFAULT_CONCURRENCY);
  }

  /** Whether this collector runs. */
  public boolean isEnabled(CollectorIdentity name) {
    return collectors.containsKey(name);
  }
}
