package io.monitorix.alerts.series;

import io.monitorix.alerts.series.block.Block;
import io.monitorix.alerts.series.block.BlockKind;
import io.monitorix.alerts.series.block.BlockSeries;
import io.monitorix.alerts.series.block.BlockWriter;
import io.monitorix.alerts.series.block.DamagedBlockException;
import io.monitorix.alerts.series.chunk.Chunk;
import io.monitorix.alerts.series.chunk.ChunkWriter;
import io.monitorix.alerts.series.head.Head;
import io.monitorix.alerts.series.head.LiveSeries;
import io.monitorix.alerts.series.head.Window;
import io.monitorix.alerts.series.tier.Aggregation;
import io.monitorix.alerts.storage.SampleBuffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Writes blocks: of the head, of its end, and of several aggregates together. */
final class BlockCutter {

  private static final Comparator<LiveSeries> BY_LABELS = Comparator.comparing(LiveSeries::labels);

  private final StoreDirectory directory;
  private final List<BlockKind> aggregates;

  /**
   * @param aggregates those that are made beside the raw samples
   */
  BlockCutter(StoreDirectory directory, List<BlockKind> aggregates) {
    this.directory = directory;
    this.aggregates = aggregates;
  }

  /**
   * Writes the window that ends at a time, sealed before, as a block of raw samples and blocks of
   * their aggregates. Raw samples come last: while they are missing, the window is cut again.
   */
  List<Block> cut(List<LiveSeries> series, long end) throws IOException {
    List<LiveSeries> sorted = series.stream().sorted(BY_LABELS).toList();
    List<Block> blocks = new ArrayList<>();
    for (BlockKind kind : aggregates) {
      blocks.add(write(kind, sorted, end, chunks -> Aggregation.of(read(chunks), kind)));
    }
    blocks.add(write(BlockKind.RAW, sorted, end, List::of));
    return blocks;
  }

  private Block write(
      BlockKind kind,
      List<LiveSeries> series,
      long end,
      Function<List<Chunk>, List<List<Chunk>>> columns)
      throws IOException {
    long from = end - Window.LENGTH;
    Path file = directory.block(kind, from, end);
    BlockWriter.write(
        file,
        kind,
        from,
        end,
        series.stream()
            .map(
                each ->
                    new BlockSeries(
                        each.labels(),
                        columns.apply(
                            Arrays.stream(each.chunks())
                                .filter(chunk -> chunk.lastTime() <= end)
                                .toList())))
            .filter(each -> !each.columns().get(0).isEmpty())
            .iterator());
    return Block.open(file);
  }

  private static SampleBuffer read(List<Chunk> chunks) {
    SampleBuffer samples = new SampleBuffer();
    chunks.forEach(chunk -> chunk.read(Long.MIN_VALUE, Long.MAX_VALUE, samples));
    return samples;
  }

  /** Writes all that is on the heap, for the next start. */
  void writeHead(Head head) throws IOException {
    List<LiveSeries> sorted = head.all();
    sorted.sort(BY_LABELS);
    BlockWriter.write(
        directory.head(),
        BlockKind.HEAD,
        head.minTime() - 1,
        head.maxTime(),
        sorted.stream()
            .filter(series -> series.chunks().length > 0)
            .map(series -> new BlockSeries(series.labels(), List.of(List.of(series.chunks()))))
            .iterator());
  }

  /** Writes blocks of aggregates, in the order of time, as one. */
  Block merge(List<Block> blocks) throws IOException {
    BlockKind kind = blocks.get(0).kind();
    long from = blocks.get(0).from();
    long to = blocks.get(blocks.size() - 1).to();
    Path file = directory.block(kind, from, to);
    BlockWriter.write(file, kind, from, to, new Merged(blocks));
    return Block.open(file);
  }

  static List<Chunk> column(List<Block> blocks, int[] ids, int column)
      throws DamagedBlockException {
    SampleBuffer all = new SampleBuffer();
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] >= 0) {
        for (Chunk chunk : blocks.get(i).chunks(ids[i], column, Long.MIN_VALUE, Long.MAX_VALUE)) {
          chunk.read(Long.MIN_VALUE, Long.MAX_VALUE, all);
        }
      }
    }
    return ChunkWriter.encode(all, 0, all.size(), Aggregation.CHUNK);
  }
}
