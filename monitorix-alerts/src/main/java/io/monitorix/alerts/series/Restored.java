package io.monitorix.alerts.series;

import io.monitorix.alerts.series.block.Block;
import io.monitorix.alerts.series.block.BlockKind;
import io.monitorix.alerts.series.block.DamagedBlockException;
import io.monitorix.alerts.series.chunk.Chunk;
import io.monitorix.alerts.series.head.Head;
import io.monitorix.alerts.series.head.LiveSeries;
import io.monitorix.alerts.series.wal.Journal;
import io.monitorix.alerts.series.wal.JournalReader;
import io.monitorix.alerts.series.wal.Segment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a directory had when it was opened.
 *
 * @param headUntil up to when the head's own file has samples; {@link Long#MIN_VALUE} without it
 */
record Restored(StoreDirectory directory, Blocks blocks, Journal journal, long headUntil) {

  private static final Logger LOG = LoggerFactory.getLogger(Restored.class);

  /** Opens a directory, and fills the head with what is not in blocks yet. */
  static Restored from(Path path, Head head) {
    StoreDirectory directory = StoreDirectory.take(path);
    try {
      List<Block> found = new ArrayList<>(directory.open());
      List<Block> heads = found.stream().filter(each -> each.kind() == BlockKind.HEAD).toList();
      found.removeAll(heads);
      Blocks blocks = new Blocks(found);
      for (Block block : blocks.of(BlockKind.RAW)) {
        head.seal(block.to());
      }
      long headUntil = Long.MIN_VALUE;
      for (Block block : heads) {
        headUntil = Math.max(headUntil, block.to());
        restore(block, head);
      }
      long[] replayed = {0};
      List<Segment> segments =
          JournalReader.read(
              directory.journal(),
              head::findOrAdd,
              (series, time, value) -> {
                // A series that died in between was found for its segment, and is still there.
                head.append(series, time, value);
                replayed[0]++;
              });
      head.dropEmpty();
      LOG.info(
          "Series are there again: path={} blocks={} series={} chunks={} fromJournal={}",
          path,
          blocks.all().size(),
          head.series(),
          head.chunks(),
          replayed[0]);
      return new Restored(directory, blocks, new Journal(directory.journal(), segments), headUntil);
    } catch (IOException e) {
      directory.close();
      throw new UncheckedIOException("cannot use directory of series " + path.toAbsolutePath(), e);
    }
  }

  private static void restore(Block block, Head head) {
    try {
      for (int id = 0; id < block.series(); id++) {
        List<Chunk> chunks = block.chunks(id, 0, Long.MIN_VALUE, Long.MAX_VALUE);
        LiveSeries series = null;
        for (Chunk chunk : chunks) {
          if (chunk.lastTime() > head.sealedUntil()) {
            series = series == null ? head.findOrAdd(block.labels(id)) : series;
            head.restore(series, chunk);
          }
        }
      }
    } catch (DamagedBlockException e) {
      StoreDirectory.setAside(block.file(), e);
    }
  }
}
