package io.monitorix.alerts.series;

import io.monitorix.alerts.series.block.BlockKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a store keeps its samples.
 *
 * @param directory where its files are, used by this store alone; null to keep everything on the
 *     heap
 * @param retention how long raw samples are kept, counted from the newest one
 * @param maxBytes how large all files may be together; what is next to expire goes first
 * @param tiers how long aggregates are kept; those need a directory
 * @param maintainsItself whether a thread of its own calls {@link SeriesStore#maintain()} each
 *     second
 * @param clock tells the time
 */
public record SeriesStoreOptions(
    @Nullable Path directory,
    Duration retention,
    long maxBytes,
    Tiers tiers,
    boolean maintainsItself,
    InstantSource clock) {

  /** A week on the heap, without aggregates, with a thread of its own. */
  public static final SeriesStoreOptions DEFAULTS =
      new SeriesStoreOptions(
          null, Duration.ofDays(7), Long.MAX_VALUE, Tiers.NONE, true, InstantSource.system());

  public SeriesStoreOptions {
    if (retention.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("retention is shorter than a minute: " + retention);
    }
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes is not positive: " + maxBytes);
    }
    if (tiers.fiveMinutes().isNegative() || tiers.hours().isNegative()) {
      throw new IllegalArgumentException("retention of aggregates is negative: " + tiers);
    }
  }

  /** The same with files. */
  public SeriesStoreOptions in(Path where) {
    return new SeriesStoreOptions(where, retention, maxBytes, tiers, maintainsItself, clock);
  }

  /** The same, kept for another time. */
  public SeriesStoreOptions keeping(Duration raw, Tiers aggregates) {
    return new SeriesStoreOptions(directory, raw, maxBytes, aggregates, maintainsItself, clock);
  }

  /** The same with another limit. */
  public SeriesStoreOptions atMost(long bytes) {
    return new SeriesStoreOptions(directory, retention, bytes, tiers, maintainsItself, clock);
  }

  /** The same without a thread, and with a clock of its owner. */
  public SeriesStoreOptions maintainedBy(InstantSource owner) {
    return new SeriesStoreOptions(directory, retention, maxBytes, tiers, false, owner);
  }

  List<BlockKind> aggregates() {
    List<BlockKind> kinds = new ArrayList<>();
    if (!tiers.fiveMinutes().isZero()) {
      kinds.add(BlockKind.FIVE_MINUTES);
    }
    if (!tiers.hours().isZero()) {
      kinds.add(BlockKind.HOUR);
    }
    return kinds;
  }

  /** How long a block is kept, in milliseconds. */
  long keep(BlockKind kind) {
    return switch (kind) {
      case RAW, HEAD -> retention.toMillis();
      case FIVE_MINUTES -> tiers.fiveMinutes().toMillis();
      case HOUR -> tiers.hours().toMillis();
      case HISTORY ->
          Math.max(
              retention.toMillis(),
              Math.max(tiers.fiveMinutes().toMillis(), tiers.hours().toMillis()));
    };
  }
}
