package io.monitorix.alerts.routing.hold;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clusters that are new: what is wrong with them already is no news one by one. Thread-safe. */
final class Settling {

  private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

  /** The kind of marks: when a cluster was seen for the first time. */
  private static final String KIND = "cluster";

  private final Optional<Duration> time;
  private final Marks marks;
  private final Map<String, Instant> firstSeen;

  /** How long a cluster takes to settle; empty if that is not waited for. */
  Settling(Optional<Duration> time, Marks marks) {
    this.time = time;
    this.marks = marks;
    this.firstSeen = new ConcurrentHashMap<>(marks.load(KIND));
  }

  void seen(Collection<String> clusters, Instant now) {
    for (String cluster : clusters) {
      if (firstSeen.putIfAbsent(cluster, now) == null) {
        try {
          marks.save(KIND, cluster, now);
        } catch (RuntimeException e) {
          LOG.error("a cluster will be new again after a restart: cluster={}", cluster, e);
        }
      }
    }
  }

  boolean isNew(String cluster, Instant now) {
    Instant since = firstSeen.get(cluster);
    return since != null && time.filter(longest -> now.isBefore(since.plus(longest))).isPresent();
  }
}
