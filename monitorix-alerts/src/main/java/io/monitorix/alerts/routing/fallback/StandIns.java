package io.monitorix.alerts.routing.fallback;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.hold.Marks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which groups others were told of, in whose place. Thread-safe. */
final class StandIns {

  private static final Logger LOG = LoggerFactory.getLogger(StandIns.class);

  private static final String KIND = "fallback";

  private final Marks marks;

  /** What was told last, by integration and group; unknown of before a restart. */
  private final Map<String, Optional<Told>> told = new ConcurrentHashMap<>();

  private record Told(Set<Fingerprint> firing, Set<Fingerprint> resolved, Instant at) {

    static Told of(Flush flush) {
      return new Told(fingerprints(flush.firing()), fingerprints(flush.resolved()), flush.at());
    }

    private static Set<Fingerprint> fingerprints(List<Alert> alerts) {
      return alerts.stream().map(Alert::fingerprint).collect(Collectors.toUnmodifiableSet());
    }
  }

  StandIns(Marks marks) {
    this.marks = marks;
    marks.load(KIND).keySet().forEach(name -> told.put(name, Optional.empty()));
  }

  /** Whether others know of the group. */
  boolean isTold(Flush flush) {
    return told.containsKey(name(flush));
  }

  /** Whether they know just this, and need not be reminded of it yet. */
  boolean knows(Flush flush) {
    Told now = Told.of(flush);
    return told.getOrDefault(name(flush), Optional.empty())
        .filter(
            last ->
                last.firing().equals(now.firing())
                    && last.resolved().equals(now.resolved())
                    && flush.at().isBefore(last.at().plus(flush.repeatInterval())))
        .isPresent();
  }

  void told(Flush flush) {
    boolean known = told.put(name(flush), Optional.of(Told.of(flush))) != null;
    if (!known) {
      try {
        marks.save(KIND, name(flush), flush.at());
      } catch (RuntimeException e) {
        LOG.error("after a restart a fallback will not be told of the end of its alerts", e);
      }
    }
  }

  void over(Flush flush) {
    told.remove(name(flush));
    try {
      marks.delete(KIND, name(flush));
    } catch (RuntimeException e) {
      LOG.error("what a fallback was told cannot be forgotten", e);
    }
  }

  private static String name(Flush flush) {
    return flush.integration().key() + " " + flush.groupKey();
  }
}
