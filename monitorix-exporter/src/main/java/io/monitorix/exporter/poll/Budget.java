package io.monitorix.exporter.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How many calls about single guests and storages each node may get: so many a second, and for a
 * few seconds' worth at once. For one thread at a time.
 */
final class Budget {

  private static final int SECONDS_AT_ONCE = 3;

  private final int perSecond;
  private final Map<String, Purse> purses = new HashMap<>();

  Budget(int perSecond) {
    this.perSecond = perSecond;
  }

  private static final class Purse {
    private double calls;
    private Instant filledAt;

    Purse(double calls, Instant filledAt) {
      this.calls = calls;
      this.filledAt = filledAt;
    }
  }

  /**
   * Takes the calls if there are any left. A dear reading may overdraw, so that it has its turn
   * too.
   */
  boolean take(String node, int calls, Instant now) {
    Purse purse = purses.computeIfAbsent(node, any -> new Purse(perSecond * SECONDS_AT_ONCE, now));
    double earned = Duration.between(purse.filledAt, now).toNanos() / 1e9 * perSecond;
    purse.calls = Math.min(purse.calls + earned, perSecond * SECONDS_AT_ONCE);
    purse.filledAt = now;
    if (purse.calls < 1) {
      return false;
    }
    purse.calls -= calls;
    return true;
  }

  /** Whether there is anything left for this node. */
  boolean isEmpty(String node, Instant now) {
    return !take(node, 0, now);
  }
}
