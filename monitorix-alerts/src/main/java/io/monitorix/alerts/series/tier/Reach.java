package io.monitorix.alerts.series.tier;

import io.monitorix.alerts.series.block.Block;
import io.monitorix.alerts.series.block.BlockKind;
import io.monitorix.alerts.series.block.Column;
import io.monitorix.alerts.storage.SelectHints;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which aggregates, or raw samples, a query is given for which time: those of an hour up to one
 * time, those of five minutes from there to another, raw samples after that.
 *
 * @param hours up to when aggregates of an hour are read
 * @param fiveMinutes up to when those of five minutes are; not before {@code hours}
 */
public record Reach(long hours, long fiveMinutes) {

  /** Nothing but raw samples. */
  public static final Reach RAW = new Reach(Long.MIN_VALUE, Long.MIN_VALUE);

  /** What aggregates answer exactly, or nearly; everything else has raw samples while they last. */
  private static final Set<String> OVER_TIME =
      Set.of(
          "min_over_time",
          "max_over_time",
          "sum_over_time",
          "avg_over_time",
          "count_over_time",
          "last_over_time",
          "present_over_time");

  private static final Set<String> RATES = Set.of("rate", "increase", "delta");

  /**
   * Chooses.
   *
   * @param blocks all there are
   * @param firstRaw from when on there are raw samples
   */
  public static Reach of(List<Block> blocks, long firstRaw, SelectHints hints) {
    Coverage hour = Coverage.of(blocks, BlockKind.HOUR);
    Coverage five = Coverage.of(blocks, BlockKind.FIVE_MINUTES);
    long start = Math.max(hints.from(), firstRaw);
    if (hour.from() <= start && fits(BlockKind.HOUR, hints)) {
      return new Reach(hour.to(), Math.max(hour.to(), five.to()));
    }
    if (five.from() <= start && fits(BlockKind.FIVE_MINUTES, hints)) {
      return new Reach(Math.min(five.from(), five.to()), five.to());
    }
    long boundary = five.isEmpty() && hour.isEmpty() ? Long.MIN_VALUE : firstRaw;
    return new Reach(five.isEmpty() ? boundary : Math.min(five.from(), boundary), boundary);
  }

  /** The aggregate that a function asks for. */
  public static Column column(@Nullable String function) {
    if (function == null) {
      return Column.LAST;
    }
    return switch (function) {
      case "min_over_time" -> Column.MIN;
      case "max_over_time" -> Column.MAX;
      case "sum_over_time", "avg_over_time" -> Column.SUM;
      default -> Column.LAST;
    };
  }

  private static boolean fits(BlockKind kind, SelectHints hints) {
    long interval = kind.interval();
    if (hints.step() < interval) {
      return false;
    }
    if (hints.range() == 0) {
      return true;
    }
    String function = hints.function();
    boolean wide =
        function != null
            && ((OVER_TIME.contains(function) && hints.range() >= interval)
                || (RATES.contains(function) && hints.range() >= 4 * interval));
    // An interval that lies across the edge of a range would count whole, or not at all.
    boolean aligned =
        hints.range() % interval == 0 && hints.step() % interval == 0 && hints.to() % interval == 0;
    return wide && aligned;
  }

  private record Coverage(long from, long to) {

    static Coverage of(List<Block> blocks, BlockKind kind) {
      long from = Long.MAX_VALUE;
      long to = Long.MIN_VALUE;
      for (Block block : blocks) {
        if (block.kind() == kind) {
          from = Math.min(from, block.from());
          to = Math.max(to, block.to());
        }
      }
      return new Coverage(from, to);
    }

    boolean isEmpty() {
      return from > to;
    }
  }
}
