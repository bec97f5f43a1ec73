package io.monitorix.exporter.collect;

import io.monitorix.exporter.config.CollectorName;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a target after a poll. Immutable.
 *
 * @param target the target's name: the value of the label {@code cluster}
 * @param takenAt when the poll ended
 * @param duration how long the poll took
 * @param readings what the sources gave; a source that fails keeps its last value for one interval
 *     of grace, then it has none
 * @param runs how each collector did
 * @param problem what the last poll failed of, in words: the first failure, and how many more there
 *     were; null where nothing failed
 */
public record Snapshot(
    String target,
    Instant takenAt,
    Duration duration,
    Readings readings,
    Map<CollectorName, CollectorRun> runs,
    @Nullable String problem) {

  public Snapshot {
    runs = Map.copyOf(runs);
  }
}
