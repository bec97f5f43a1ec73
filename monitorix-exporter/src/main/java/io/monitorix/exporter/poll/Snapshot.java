package io.monitorix.exporter.poll;

import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.config.CollectorIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a target at one time. Immutable.
 *
 * @param target the target's name: the value of the label {@code cluster}
 * @param takenAt when it was taken
 * @param duration how long the poll took
 * @param reachable whether the target told what it consists of; one that fails to counts as
 *     reachable for an interval of grace
 * @param inventory what the target consists of
 * @param readings what the sources gave; a source that fails keeps its last value for one interval
 *     of grace, then it has none
 * @param runs how each collector did
 * @param missing the permissions that collectors lack
 * @param missedRuns how often, by collector, a reading was due while the one before still ran
 * @param problem what failed, in words: the first failure, and how many more there were; null where
 *     nothing did
 */
public record Snapshot(
    String target,
    Instant takenAt,
    Duration duration,
    boolean reachable,
    Inventory inventory,
    Readings readings,
    List<CollectorRun> runs,
    Set<MissingPermission> missing,
    Map<CollectorIdentity, Long> missedRuns,
    @Nullable String problem) {

  /** Copies the collections. */
  public Snapshot {
    runs = List.copyOf(runs);
    missing = Set.copyOf(missing);
    missedRuns = Map.copyOf(missedRuns);
  }
}
