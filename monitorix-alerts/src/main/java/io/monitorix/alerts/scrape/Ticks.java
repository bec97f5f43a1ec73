package io.monitorix.alerts.scrape;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a target is scraped: at a point of its interval that its URL and labels decide, so that not
 * all are scraped at once, and the same one at the same times after a restart. For one thread.
 */
final class Ticks {

  /** Who comes so late is taken for punctual: regular times take less room in the store. */
  private static final long TOLERANCE_MILLIS = 50;

  private static final long FNV_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final long interval;
  private final long offset;
  private long next;
  private long missed;

  Ticks(String seed, Duration every, Instant now) {
    interval = Math.max(1, every.toMillis());
    offset = Math.floorMod(hash(seed), interval);
    next = firstAfter(now.toEpochMilli());
  }

  private long firstAfter(long now) {
    return Math.floorDiv(now - offset, interval) * interval + offset + interval;
  }

  /** When the next one is due. */
  Instant next() {
    return Instant.ofEpochMilli(next);
  }

  /** How many were left out, as nobody came in time. */
  long missed() {
    return missed;
  }

  /** The time of the scrape that begins now; null if none is due. */
  @Nullable Instant take(Instant now) {
    long time = now.toEpochMilli();
    if (next - time > 2 * interval) {
      // The clock jumped back.
      next = firstAfter(time);
    }
    if (time < next) {
      return null;
    }
    long late = (time - next) / interval;
    missed += late;
    long due = next + late * interval;
    next = due + interval;
    long tolerance = Math.min(interval / 100, TOLERANCE_MILLIS);
    return time - due <= tolerance ? Instant.ofEpochMilli(due) : now;
  }

  /** Leaves out what is due, as the scrape before is still under way. */
  void skip(Instant now) {
    if (take(now) != null) {
      missed++;
    }
  }

  private static long hash(String seed) {
    long hash = FNV_BASIS;
    for (byte b : seed.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return hash ^ (hash >>> 32);
  }
}
