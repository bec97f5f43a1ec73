package io.monitorix.exporter.auth.throttle;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes who fails to log in wait, by the name and by the address: after five failures a second, and
 * twice as long after each further one, up to a quarter of an hour. An attempt counts as failed
 * until it is known to be good, so that many at once gain nothing. Memory is bounded. Thread-safe.
 */
public final class Throttle {

  private static final int FREE = 5;
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int MOST_DOUBLINGS = 20;

  /** After that without a failure all is forgotten. */
  private static final Duration MEMORY = Duration.ofHours(1);

  private static final int MOST = 10_000;
  private static final float LOAD = 0.75f;

  private final InstantSource clock;
  private final Map<String, Failures> names = new LinkedHashMap<>(16, LOAD, true);
  private final Map<String, Failures> addresses = new LinkedHashMap<>(16, LOAD, true);

  private record Failures(int count, Instant last) {

    Instant blockedUntil() {
      if (count < FREE) {
        return Instant.MIN;
      }
      Duration wait = FIRST.multipliedBy(1L << Math.min(count - FREE, MOST_DOUBLINGS));
      return last.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
    }
  }

  /** Nobody has failed yet. */
  public Throttle(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Begins an attempt.
   *
   * @return how long to wait, where it may not be made now; it does not count then
   */
  public synchronized Optional<Duration> begin(String name, String address) {
    Instant now = clock.instant();
    String place = place(address);
    Instant free = later(until(names, key(name), now), until(addresses, place, now));
    if (now.isBefore(free)) {
      return Optional.of(Duration.between(now, free));
    }
    count(names, key(name), now);
    count(addresses, place, now);
    return Optional.empty();
  }

  /** The attempt was good: the name is free again, and the attempt does not count. */
  public synchronized void succeeded(String name, String address) {
    names.remove(key(name));
    takeBack(addresses, place(address));
  }

  /** The attempt was neither good nor bad: it does not count. */
  public synchronized void withdrawn(String name, String address) {
    takeBack(names, key(name));
    takeBack(addresses, place(address));
  }

  private static Instant until(Map<String, Failures> all, String key, Instant now) {
    Failures failures = all.get(key);
    if (failures == null) {
      return Instant.MIN;
    }
    if (!now.isBefore(failures.last().plus(MEMORY))) {
      all.remove(key);
      return Instant.MIN;
    }
    return failures.blockedUntil();
  }

  private static void count(Map<String, Failures> all, String key, Instant now) {
    Failures before = all.get(key);
    all.put(key, new Failures(before == null ? 1 : before.count() + 1, now));
    if (all.size() > MOST) {
      all.remove(all.keySet().iterator().next());
    }
  }

  private static void takeBack(Map<String, Failures> all, String key) {
    Failures failures = all.get(key);
    if (failures != null) {
      if (failures.count() <= 1) {
        all.remove(key);
      } else {
        all.put(key, new Failures(failures.count() - 1, failures.last()));
      }
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  /** Long ones would fill the memory. */
  private static String key(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return small.length() > 100 ? small.substring(0, 100) : small;
  }

  /** Of IPv6 the first 64 bits: who has one address has all of them. */
  private static String place(String address) {
    if (!address.contains(":")) {
      return address;
    }
    String[] groups = address.split("%", 2)[0].split(":", -1);
    StringBuilder network = new StringBuilder();
    for (int i = 0; i < Math.min(4, groups.length); i++) {
      network.append(groups[i]).append(':');
    }
    return network.toString();
  }
}
