package io.monitorix.spring.metrics;

import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.poll.CollectorRun;
import io.monitorix.exporter.poll.Snapshot;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a target did at its last poll.
 *
 * @param name of the target
 * @param type {@code pve} or {@code pbs}
 * @param server the first of its servers, as it was written
 * @param up whether anything of it could be read; null before the first poll has ended
 * @param polledAt when that was; null before
 * @param nodes how many are online; null before
 * @param guests how many there are; null before
 * @param problem what failed, in words; null where nothing did
 */
public record TargetState(
    String name,
    String type,
    String server,
    @Nullable Boolean up,
    @Nullable Instant polledAt,
    @Nullable Integer nodes,
    @Nullable Integer guests,
    @Nullable String problem) {

  /** Of a target, as the collector knows it now. */
  static TargetState of(TargetConfig target, Optional<Snapshot> last) {
    String type = target.product().key();
    return last.map(
            snapshot ->
                new TargetState(
                    target.name(),
                    type,
                    target.server(),
                    snapshot.runs().stream().anyMatch(CollectorRun::success),
                    snapshot.takenAt(),
                    snapshot.inventory().nodes().size(),
                    snapshot.inventory().guests().size(),
                    snapshot.problem()))
        .orElseGet(
            () ->
                new TargetState(
                    target.name(), type, target.server(), null, null, null, null, null));
  }
}
