package io.monitorix.alerts.routing.hold;

import io.monitorix.alerts.routing.hold.HoldPolicy.RateLimit;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How much each integration was told lately. For use under a lock. */
final class Allowance {

  private final Map<String, Deque<Instant>> told = new HashMap<>();

  void count(String integration, Instant now) {
    told.computeIfAbsent(integration, any -> new ArrayDeque<>()).add(now);
  }

  boolean isUsedUp(String integration, RateLimit limit, Instant now) {
    Deque<Instant> times = told.getOrDefault(integration, new ArrayDeque<>());
    Instant oldest = now.minus(limit.per());
    while (!times.isEmpty() && !times.getFirst().isAfter(oldest)) {
      times.removeFirst();
    }
    return times.size() >= limit.notifications();
  }
}
