package io.monitorix.alerts.rules;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a group is evaluated: at a point of its interval that its name decides, so that not all
 * groups are evaluated at once, and the same group at the same times after a restart.
 */
final class GroupSchedule {

  private static final Logger LOG = LoggerFactory.getLogger(GroupSchedule.class);
  private static final long FNV_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final RuleGroup group;
  private final long interval;
  private final long offset;
  private long next;
  private long missed;
  private boolean running;

  GroupSchedule(RuleGroup group, Instant now) {
    this.group = group;
    this.interval = Math.max(1, group.interval().toMillis());
    this.offset = Math.floorMod(hash(group.key()), interval);
    this.next = firstAfter(now.toEpochMilli());
  }

  RuleGroup group() {
    return group;
  }

  private long firstAfter(long now) {
    return Math.floorDiv(now - offset, interval) * interval + offset + interval;
  }

  /** How many evaluations were left out, as the one before took too long. */
  synchronized long missed() {
    return missed;
  }

  synchronized void missedBefore(GroupSchedule other) {
    missed = other.missed();
  }

  /** When it is due next. */
  synchronized Instant next() {
    return Instant.ofEpochMilli(next);
  }

  /**
   * Evaluates the group if it is due and not at it already.
   *
   * @return whether it did
   */
  boolean runIfDue(Instant now) {
    Instant time;
    synchronized (this) {
      realign(now.toEpochMilli());
      if (running || now.toEpochMilli() < next) {
        return false;
      }
      long late = (now.toEpochMilli() - next) / interval;
      missed += late;
      time = Instant.ofEpochMilli(next + late * interval);
      next = time.toEpochMilli() + interval;
      running = true;
    }
    try {
      group.evaluate(time);
    } finally {
      synchronized (this) {
        running = false;
      }
    }
    return true;
  }

  synchronized boolean isRunning() {
    return running;
  }

  private void realign(long now) {
    if (next - now > 2 * interval) {
      LOG.warn(
          "The clock jumped back, rules are evaluated from its new time on group={} by={}",
          group.key(),
          Duration.ofMillis(next - interval - now));
      next = firstAfter(now);
    }
  }

  private static long hash(GroupKey key) {
    long hash = FNV_BASIS;
    for (byte b : (key.file() + '\0' + key.name()).getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return hash ^ (hash >>> 32);
  }
}
