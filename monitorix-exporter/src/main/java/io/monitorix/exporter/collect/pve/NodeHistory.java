package io.monitorix.exporter.collect.pve;

import io.monitorix.client.Consolidation;
import io.monitorix.client.Timeframe;
import io.monitorix.client.pve.model.NodeHistoryPoint;
import io.monitorix.client.pve.model.Version;
import io.monitorix.exporter.collect.SourceReader;
import io.monitorix.exporter.collect.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What the history of a node says that nothing else does: pressure, and the size of ZFS's cache,
 * which Proxmox VE records since version 9.
 *
 * @param latest the last minute on record; null where there is none, or the release is older
 * @param olderRelease when Proxmox VE was found to be too old for it; null where it is not
 */
record NodeHistory(@Nullable NodeHistoryPoint latest, @Nullable Instant olderRelease) {

  private static final int FIRST_RELEASE = 9;

  /** An upgrade is noticed after this time. */
  private static final Duration PATIENCE_WITH_OLDER_RELEASE = Duration.ofHours(1);

  /** The last minutes of an answer may not be filled in yet; what is older is of no interest. */
  private static final Duration LONGEST_GAP = Duration.ofMinutes(5);

  /** Asks for it, but only where the release has it. */
  static CompletableFuture<NodeHistory> read(
      SourceReader reader, Subject.Node node, @Nullable NodeHistory previous) {
    if (previous == null) {
      return readWhereRecorded(reader, node);
    }
    Instant older = previous.olderRelease;
    if (older == null) {
      return read(reader, node);
    }
    return reader.now().isBefore(older.plus(PATIENCE_WITH_OLDER_RELEASE))
        ? CompletableFuture.completedFuture(previous)
        : readWhereRecorded(reader, node);
  }

  private static CompletableFuture<NodeHistory> readWhereRecorded(
      SourceReader reader, Subject.Node node) {
    return reader
        .read(PveSources.VERSION)
        .thenCompose(
            version ->
                isRecorded(version)
                    ? read(reader, node)
                    : CompletableFuture.completedFuture(new NodeHistory(null, reader.now())));
  }

  private static CompletableFuture<NodeHistory> read(SourceReader reader, Subject.Node node) {
    return reader
        .call(reader.pve().node(node.name()).rrddata(Timeframe.HOUR, Consolidation.AVERAGE))
        .thenApply(points -> new NodeHistory(latest(points), null));
  }

  private static boolean isRecorded(Version version) {
    String major = version.version().replaceFirst("[^0-9].*", "");
    return !major.isEmpty() && major.length() < 4 && Integer.parseInt(major) >= FIRST_RELEASE;
  }

  private static @Nullable NodeHistoryPoint latest(List<NodeHistoryPoint> points) {
    Instant end =
        points.stream().map(NodeHistoryPoint::time).max(Comparator.naturalOrder()).orElse(null);
    return end == null
        ? null
        : points.stream()
            .filter(point -> point.time().isAfter(end.minus(LONGEST_GAP)) && isFilled(point))
            .max(Comparator.comparing(NodeHistoryPoint::time))
            .orElse(null);
  }

  private static boolean isFilled(NodeHistoryPoint point) {
    return Objects.nonNull(point.pressureCpuSome()) || Objects.nonNull(point.arcsize());
  }
}
