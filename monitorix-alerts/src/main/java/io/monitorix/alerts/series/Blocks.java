package io.monitorix.alerts.series;

import io.monitorix.alerts.series.block.Block;
import io.monitorix.alerts.series.block.BlockKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The blocks of a store, in the order of time. Safe for several threads: the list is replaced. */
final class Blocks {

  private volatile List<Block> all;

  /** Of what a directory has; of blocks that were merged, should both be there, the whole stays. */
  Blocks(Collection<Block> found) {
    List<Block> kept = new ArrayList<>();
    for (Block block : found) {
      if (found.stream().anyMatch(other -> isPart(block, other))) {
        StoreDirectory.delete(block.file());
      } else {
        kept.add(block);
      }
    }
    all = sorted(kept);
  }

  private static boolean isPart(Block part, Block whole) {
    return part != whole
        && part.kind() == whole.kind()
        && part.kind() != BlockKind.HISTORY
        && whole.from() <= part.from()
        && part.to() <= whole.to();
  }

  private static List<Block> sorted(List<Block> blocks) {
    return blocks.stream()
        .sorted(Comparator.comparingLong(Block::from).thenComparing(Block::kind))
        .toList();
  }

  List<Block> all() {
    return all;
  }

  List<Block> of(BlockKind kind) {
    return all.stream().filter(block -> block.kind() == kind).toList();
  }

  long size() {
    return all.stream().mapToLong(Block::size).sum();
  }

  synchronized void replace(Collection<Block> old, Collection<Block> by) {
    List<Block> next = new ArrayList<>(all);
    next.removeAll(old);
    next.addAll(by);
    all = sorted(next);
    old.forEach(block -> StoreDirectory.delete(block.file()));
  }

  /** Gives up a block that cannot be read. */
  synchronized void damaged(Block block, IOException why) {
    if (all.contains(block)) {
      all = all.stream().filter(other -> other != block).toList();
      StoreDirectory.setAside(block.file(), why);
    }
  }
}
