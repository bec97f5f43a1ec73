package io.monitorix.exporter.auth.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What failed in this process. An attempt counts as failed until it is known to be good, so that
 * many at once gain nothing. Memory is bounded. Thread-safe.
 */
final class LocalFailures {

  private static final int MOST = 10_000;
  private static final float LOAD = 0.75f;

  private final Map<String, Failures> names = new LinkedHashMap<>(16, LOAD, true);
  private final Map<String, Failures> networks = new LinkedHashMap<>(16, LOAD, true);

  /** How long a network has to wait. */
  synchronized Optional<Duration> waitOf(Who who, Instant now) {
    return wait(until(networks, who.network(), now), now);
  }

  /**
   * Begins an attempt.
   *
   * @param known whether the failures of others by that name do not count
   * @return how long to wait, where it may not be made now; it does not count then
   */
  synchronized Optional<Duration> begin(Who who, boolean known, Instant now) {
    Instant byNetwork = until(networks, who.network(), now);
    Instant byName = known ? Instant.MIN : until(names, who.name(), now);
    Optional<Duration> wait = wait(byName.isBefore(byNetwork) ? byNetwork : byName, now);
    if (wait.isEmpty()) {
      count(names, who.name(), now);
      count(networks, who.network(), now);
    }
    return wait;
  }

  private static Optional<Duration> wait(Instant until, Instant now) {
    return now.isBefore(until) ? Optional.of(Duration.between(now, until)) : Optional.empty();
  }

  /** The name is free again. */
  synchronized void free(Who who) {
    names.remove(who.name());
  }

  /** The attempt does not count. */
  synchronized void takeBack(Who who) {
    takeBack(names, who.name());
    takeBack(networks, who.network());
  }

  private static Instant until(Map<String, Failures> all, String key, Instant now) {
    Failures failures = all.getOrDefault(key, Failures.NONE);
    if (failures.isOver(now)) {
      all.remove(key);
      return Instant.MIN;
    }
    return failures.blockedUntil();
  }

  private static void count(Map<String, Failures> all, String key, Instant now) {
    all.merge(key, new Failures(1, now), (before, one) -> new Failures(before.count() + 1, now));
    if (all.size() > MOST) {
      all.remove(all.keySet().iterator().next());
    }
  }

  private static void takeBack(Map<String, Failures> all, String key) {
    all.computeIfPresent(
        key,
        (any, failures) ->
            failures.count() <= 1 ? null : new Failures(failures.count() - 1, failures.last()));
  }
}
