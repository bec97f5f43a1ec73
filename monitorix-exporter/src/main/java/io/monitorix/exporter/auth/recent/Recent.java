package io.monitorix.exporter.auth.recent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was found lately, by its key. What another process changes is seen when it has become too
 * old; what this one changes is to be forgotten at once. Thread-safe.
 */
public final class Recent<K, V> {

  private static final float LOAD = 0.75f;

  private final Duration age;
  private final int most;
  private final InstantSource clock;

  /** The one used longest ago first. */
  private final Map<K, Found<V>> found = new LinkedHashMap<>(16, LOAD, true);

  /** Counts what was forgotten: what was read before that must not be kept after it. */
  private long forgotten;

  private record Found<V>(V value, Instant at) {}

  /**
   * Knows nothing yet.
   *
   * @param age how long something counts
   * @param most how much is kept
   */
  public Recent(Duration age, int most, InstantSource clock) {
    this.age = age;
    this.most = most;
    this.clock = clock;
  }

  /**
   * What is known of a key, else what the lookup finds.
   *
   * @param lookup empty where there is none, which is not kept
   */
  public Optional<V> get(K key, Function<K, Optional<V>> lookup) {
    Instant now = clock.instant();
    long before;
    synchronized (found) {
      Found<V> known = found.get(key);
      if (known != null && now.isBefore(known.at().plus(age))) {
        return Optional.of(known.value());
      }
      before = forgotten;
    }
    Optional<V> looked = lookup.apply(key);
    synchronized (found) {
      if (looked.isEmpty()) {
        found.remove(key);
      } else if (before == forgotten) {
        found.put(key, new Found<>(looked.get(), now));
        if (found.size() > most) {
          found.remove(found.keySet().iterator().next());
        }
      }
    }
    return looked;
  }

  /** Forgets everything. */
  public void clear() {
    synchronized (found) {
      found.clear();
      forgotten++;
    }
  }
}
