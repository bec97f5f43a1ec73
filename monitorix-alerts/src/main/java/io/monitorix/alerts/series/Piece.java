package io.monitorix.alerts.series;

import io.monitorix.alerts.series.block.Block;
import io.monitorix.alerts.series.block.Column;
import io.monitorix.alerts.series.block.DamagedBlockException;
import io.monitorix.alerts.series.chunk.Chunk;
import io.monitorix.alerts.storage.SampleBuffer;
import java.util.List;

/** Where some samples of a selected series are. */
sealed interface Piece {

  /** When its first sample is, or before. */
  long firstTime();

  /** Adds the samples of this time, both ends included. */
  void read(long from, long to, SampleBuffer into);

  /** On the heap. */
  record Live(List<Chunk> chunks) implements Piece {

    @Override
    public long firstTime() {
      return chunks.get(0).firstTime();
    }

    @Override
    public void read(long from, long to, SampleBuffer into) {
      for (Chunk chunk : chunks) {
        if (chunk.overlaps(from, to)) {
          chunk.read(from, to, into);
        }
      }
    }
  }

  /** In a block of raw samples, or of history. */
  record Raw(Blocks blocks, Block block, int id) implements Piece {

    @Override
    public long firstTime() {
      return block.firstTime(id);
    }

    @Override
    public void read(long from, long to, SampleBuffer into) {
      try {
        for (Chunk chunk : block.chunks(id, 0, from, to)) {
          chunk.read(from, to, into);
        }
      } catch (DamagedBlockException e) {
        blocks.damaged(block, e);
      }
    }
  }

  /**
   * In a block of aggregates.
   *
   * @param repeat how long an aggregate stands for what follows; 0 unless single samples are wanted
   */
  record Aggregate(Blocks blocks, Block block, int id, Column column, long repeat)
      implements Piece {

    /** A selector looks back five minutes, however long an aggregate is of. */
    private static final long LOOKBACK = 300_000;

    @Override
    public long firstTime() {
      return block.firstTime(id) - block.kind().interval() + 1;
    }

    @Override
    public void read(long from, long to, SampleBuffer into) {
      long first = Math.max(from, Long.MIN_VALUE + repeat) - repeat;
      SampleBuffer values = new SampleBuffer();
      SampleBuffer counts = new SampleBuffer();
      try {
        for (Chunk chunk : block.chunks(id, column.place(), first, to)) {
          chunk.read(first, to, values);
        }
        for (Chunk chunk : block.chunks(id, Column.COUNT.place(), first, to)) {
          chunk.read(first, to, counts);
        }
      } catch (DamagedBlockException e) {
        blocks.damaged(block, e);
        return;
      }
      for (int i = 0; i < values.size(); i++) {
        long until = values.time(i) + repeat;
        if (i + 1 < values.size()) {
          until = Math.min(until, values.time(i + 1) - 1);
        }
        for (long time = values.time(i); time <= Math.min(until, to); time += LOOKBACK) {
          if (time >= from) {
            into.add(time, values.value(i), (long) counts.value(i));
          }
        }
      }
    }
  }
}
