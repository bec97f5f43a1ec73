package io.monitorix.alerts.series;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.series.block.Block;
import io.monitorix.alerts.series.block.BlockKind;
import io.monitorix.alerts.series.chunk.Chunk;
import io.monitorix.alerts.series.head.Head;
import io.monitorix.alerts.series.head.LiveSeries;
import io.monitorix.alerts.series.head.Window;
import io.monitorix.alerts.series.index.Ids;
import io.monitorix.alerts.series.index.PostingsSource;
import io.monitorix.alerts.series.index.Selection;
import io.monitorix.alerts.series.tier.Reach;
import io.monitorix.alerts.storage.SelectHints;
import io.monitorix.alerts.storage.SeriesSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Selects from head and blocks without a lock. The head is looked at first: what leaves it while
 * this happens is in a block already, and is found there again.
 */
final class Selector {

  /** Read in the order of time where more than one has the same series. */
  private static final List<BlockKind> ORDER =
      List.of(BlockKind.HISTORY, BlockKind.HOUR, BlockKind.FIVE_MINUTES, BlockKind.RAW);

  private final Head head;
  private final Blocks blocks;

  Selector(Head head, Blocks blocks) {
    this.head = head;
    this.blocks = blocks;
  }

  SeriesSet select(List<LabelMatcher> matchers, SelectHints hints) {
    List<LiveSeries> live = new ArrayList<>();
    List<Chunk[]> chunks = new ArrayList<>();
    long firstLive = head.minTime();
    forEachLive(
        matchers,
        hints.from(),
        hints.to(),
        (series, its) -> {
          live.add(series);
          chunks.add(its);
        });
    List<Block> all = blocks.all();
    Reach reach = Reach.of(all, firstRaw(all, firstLive), hints);
    Map<Labels, Selected> found = new HashMap<>(all.isEmpty() ? 0 : 2 * live.size());
    List<String> infos = new ArrayList<>();
    for (BlockKind kind : ORDER) {
      long after =
          switch (kind) {
            case FIVE_MINUTES -> reach.hours();
            case RAW -> reach.fiveMinutes();
            default -> Long.MIN_VALUE;
          };
      long until =
          switch (kind) {
            case HOUR -> reach.hours();
            case FIVE_MINUTES -> reach.fiveMinutes();
            default -> Long.MAX_VALUE;
          };
      boolean used = false;
      for (Block block : all) {
        if (block.kind() == kind) {
          used |= addBlock(block, matchers, hints, after, until, found);
        }
      }
      if (used && kind != BlockKind.RAW) {
        infos.add(info(kind, until));
      }
    }
    List<Selected> series = new ArrayList<>(live.size());
    for (int i = 0; i < live.size(); i++) {
      Labels labels = live.get(i).labels();
      Selected old = found.remove(labels);
      Selected selected = old == null ? new Selected(labels) : old;
      selected.add(
          new Piece.Live(Arrays.asList(chunks.get(i))), reach.fiveMinutes(), Long.MAX_VALUE);
      series.add(selected);
    }
    series.addAll(found.values());
    return new SeriesSet(List.copyOf(series), infos);
  }

  private boolean addBlock(
      Block block,
      List<LabelMatcher> matchers,
      SelectHints hints,
      long after,
      long until,
      Map<Labels, Selected> found) {
    // An aggregate of hours stands for the time after it where single samples are looked for.
    long interval = block.kind().interval();
    long repeat = hints.range() == 0 && block.kind() == BlockKind.HOUR ? interval - 1 : 0;
    long from =
        Math.max(
            Math.max(hints.from(), Long.MIN_VALUE + repeat) - repeat,
            after == Long.MIN_VALUE ? after : after + 1);
    long to = Math.min(hints.to(), until);
    if (from > to || block.from() >= to || block.to() < from) {
      return false;
    }
    Ids ids = Selection.of(block, matchers);
    boolean any = false;
    for (int i = 0; i < ids.size(); i++) {
      int id = ids.get(i);
      if (!block.overlaps(id, from, to)) {
        continue;
      }
      any = true;
      Selected series = found.computeIfAbsent(block.labels(id), Selected::new);
      switch (block.kind()) {
        case HISTORY -> series.addHistory(new Piece.Raw(blocks, block, id));
        case RAW -> series.add(new Piece.Raw(blocks, block, id), after, until);
        default ->
            series.add(
                new Piece.Aggregate(blocks, block, id, Reach.column(hints.function()), repeat),
                after,
                until);
      }
    }
    return any;
  }

  private static long firstRaw(List<Block> all, long firstLive) {
    long first = firstLive == Long.MAX_VALUE ? firstLive : Window.end(firstLive) - Window.LENGTH;
    for (Block block : all) {
      if (block.kind() == BlockKind.RAW) {
        first = Math.min(first, block.from());
      }
    }
    return first;
  }

  private static String info(BlockKind kind, long until) {
    return switch (kind) {
      case HISTORY ->
          "the earliest samples are averages that were read when the target was first contacted";
      case HOUR -> "samples until " + Instant.ofEpochMilli(until) + " are aggregates of an hour";
      default -> "samples until " + Instant.ofEpochMilli(until) + " are aggregates of five minutes";
    };
  }

  List<Labels> series(List<LabelMatcher> matchers, long from, long to) {
    Set<Labels> found = new TreeSet<>();
    forEachLive(matchers, from, to, (series, its) -> found.add(series.labels()));
    forEachBlock(
        from,
        to,
        block -> {
          Ids ids = Selection.of(block, matchers);
          for (int i = 0; i < ids.size(); i++) {
            if (block.overlaps(ids.get(i), from, to)) {
              found.add(block.labels(ids.get(i)));
            }
          }
        });
    return List.copyOf(found);
  }

  Set<String> names(List<LabelMatcher> matchers, long from, long to) {
    Set<String> names = new TreeSet<>();
    if (matchers.isEmpty()) {
      forEachSource(from, to, source -> names.addAll(source.names()));
    } else {
      series(matchers, from, to)
          .forEach(labels -> labels.forEach((name, value) -> names.add(name)));
    }
    return names;
  }

  Set<String> values(String name, List<LabelMatcher> matchers, long from, long to) {
    Set<String> values = new TreeSet<>();
    if (matchers.isEmpty()) {
      forEachSource(from, to, source -> values.addAll(source.values(name)));
    } else {
      series(matchers, from, to).forEach(labels -> values.add(labels.get(name)));
      values.remove("");
    }
    return values;
  }

  private void forEachSource(long from, long to, Consumer<PostingsSource> visitor) {
    if (head.minTime() <= to && head.maxTime() >= from) {
      visitor.accept(head.index());
    }
    forEachBlock(from, to, visitor::accept);
  }

  private void forEachBlock(long from, long to, Consumer<Block> visitor) {
    for (Block block : blocks.all()) {
      if (block.from() < to && block.to() >= from) {
        visitor.accept(block);
      }
    }
  }

  private void forEachLive(
      List<LabelMatcher> matchers, long from, long to, BiConsumer<LiveSeries, Chunk[]> visitor) {
    Ids ids = Selection.of(head.index(), matchers);
    for (int i = 0; i < ids.size(); i++) {
      LiveSeries series = head.get(ids.get(i));
      if (series == null) {
        continue;
      }
      Chunk[] chunks = series.chunks();
      boolean overlaps =
          chunks.length > 0
              && chunks[0].firstTime() <= to
              && chunks[chunks.length - 1].lastTime() >= from;
      if (overlaps) {
        visitor.accept(series, chunks);
      }
    }
  }
}
