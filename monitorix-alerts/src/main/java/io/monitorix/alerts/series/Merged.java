package io.monitorix.alerts.series;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.series.block.Block;
import io.monitorix.alerts.series.block.BlockSeries;
import io.monitorix.alerts.series.block.DamagedBlockException;
import io.monitorix.alerts.series.chunk.Chunk;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The series of several blocks side by side, each once: all blocks have them sorted. */
final class Merged implements Iterator<BlockSeries> {

  private final List<Block> blocks;
  private final int[] next;
  private final @Nullable Labels[] labels;

  Merged(List<Block> blocks) {
    this.blocks = blocks;
    this.next = new int[blocks.size()];
    this.labels = new @Nullable Labels[blocks.size()];
    for (int i = 0; i < next.length; i++) {
      look(i);
    }
  }

  private void look(int block) {
    boolean more = next[block] < blocks.get(block).series();
    labels[block] = more ? blocks.get(block).labels(next[block]) : null;
  }

  @Override
  public boolean hasNext() {
    return least() != null;
  }

  @Override
  public BlockSeries next() {
    Labels least = least();
    if (least == null) {
      throw new NoSuchElementException();
    }
    int[] ids = new int[next.length];
    Arrays.fill(ids, -1);
    for (int i = 0; i < ids.length; i++) {
      if (least.equals(labels[i])) {
        ids[i] = next[i]++;
        look(i);
      }
    }
    List<List<Chunk>> columns = new ArrayList<>();
    for (int column = 0; column < blocks.get(0).kind().columns(); column++) {
      try {
        columns.add(BlockCutter.column(blocks, ids, column));
      } catch (DamagedBlockException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new BlockSeries(least, columns);
  }

  private @Nullable Labels least() {
    Labels least = null;
    for (Labels each : labels) {
      if (each != null && (least == null || each.compareTo(least) < 0)) {
        least = each;
      }
    }
    return least;
  }
}
