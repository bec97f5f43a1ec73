package io.monitorix.alerts.series;

import io.monitorix.alerts.series.block.Block;
import io.monitorix.alerts.series.block.BlockKind;
import io.monitorix.alerts.series.block.DamagedBlockException;
import io.monitorix.alerts.series.head.Head;
import io.monitorix.alerts.series.head.LiveSeries;
import io.monitorix.alerts.series.head.Window;
import io.monitorix.alerts.series.wal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a store with a directory does from time to time: brings the journal to disk, cuts blocks,
 * merges those of aggregates, deletes what is too old or too much. For one thread at a time.
 * Appends wait for it for milliseconds only.
 */
final class Maintenance {

  private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);
  private static final Duration FSYNC = Duration.ofSeconds(5);

  /** When something could not be written, the next try is so much later. */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private static final long SEGMENT = 64L << 20;
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** Series that are changed before appends get their turn. */
  private static final int BATCH = 1000;

  private final SeriesStoreOptions options;
  private final Head head;
  private final Blocks blocks;
  private final Writer writer;
  private final StoreDirectory directory;
  private final BlockCutter cutter;
  private final Journal journal;
  private final long restoredUntil;
  private Instant fsyncDue = Instant.MIN;
  private Instant cutDue = Instant.MIN;
  private Instant rotateDue = Instant.MIN;
  private long segmentWindow = Long.MIN_VALUE;

  /**
   * @param restoredUntil up to when the head's own file has samples
   */
  Maintenance(
      SeriesStoreOptions options,
      Head head,
      Blocks blocks,
      Writer writer,
      StoreDirectory directory,
      Journal journal,
      long restoredUntil) {
    this.options = options;
    this.head = head;
    this.blocks = blocks;
    this.writer = writer;
    this.directory = directory;
    this.journal = journal;
    this.restoredUntil = restoredUntil;
    this.cutter = new BlockCutter(directory, options.aggregates());
  }

  void run(Instant now) {
    writer.change(log -> journal.flush());
    rotate(now);
    if (!now.isBefore(fsyncDue)) {
      journal.force();
      fsyncDue = now.plus(FSYNC);
    }
    if (!now.isBefore(cutDue)) {
      try {
        while (cut()) {
          LOG.debug("Block cut: sealedUntil={}", head.sealedUntil());
        }
        merge();
      } catch (IOException | UncheckedIOException e) {
        cutDue = now.plus(AGAIN);
        LOG.warn(
            "Cannot write a block of series, tried again: after={} error={}", AGAIN, e.toString());
      }
    }
    retain();
  }

  /** A segment is of one window, so that it can go when the window is in a block. */
  private void rotate(Instant now) {
    long window = head.maxTime() == Long.MIN_VALUE ? segmentWindow : Window.end(head.maxTime());
    boolean retry = journal.isBroken() && !now.isBefore(rotateDue);
    if (window != segmentWindow || retry || journal.segmentSize() > SEGMENT) {
      if (segmentWindow != Long.MIN_VALUE || retry) {
        writer.change(log -> journal.rotate());
        rotateDue = now.plus(AGAIN);
      }
      segmentWindow = window;
    }
  }

  private boolean cut() throws IOException {
    long first = head.minTime();
    if (first == Long.MAX_VALUE || head.maxTime() < Window.end(first) + Window.LENGTH / 2) {
      return false;
    }
    long end = Window.end(first);
    writer.change(log -> head.seal(end));
    List<LiveSeries> series = head.all();
    blocks.replace(List.of(), cutter.cut(series, end));
    for (int i = 0; i < series.size(); i += BATCH) {
      List<LiveSeries> batch = series.subList(i, Math.min(series.size(), i + BATCH));
      writer.change(log -> batch.forEach(each -> head.drop(each, end)));
    }
    writer.change(
        log -> {
          head.dropEmpty();
          journal.truncate(end);
        });
    // What the last run left on the heap is in blocks when its last sample is.
    if (end >= restoredUntil) {
      StoreDirectory.delete(directory.head());
    }
    return true;
  }

  /** Days of blocks become one; those of hours then a month. */
  private void merge() throws IOException {
    for (BlockKind kind : options.aggregates()) {
      merge(kind, DAY);
      if (kind == BlockKind.HOUR) {
        merge(kind, 30 * DAY);
      }
    }
  }

  private void merge(BlockKind kind, long length) throws IOException {
    List<Block> all = blocks.of(kind);
    long end = all.stream().mapToLong(Block::to).max().orElse(Long.MIN_VALUE);
    Map<Long, List<Block>> groups = new TreeMap<>();
    for (Block block : all) {
      long group = Window.end(block.to(), length);
      if (group <= end) {
        groups.computeIfAbsent(group, key -> new ArrayList<>()).add(block);
      }
    }
    for (List<Block> group : groups.values()) {
      if (group.size() > 1) {
        merge(group);
      }
    }
  }

  private void merge(List<Block> group) throws IOException {
    try {
      blocks.replace(group, List.of(cutter.merge(group)));
    } catch (DamagedBlockException e) {
      // The others are merged without it the next time.
      group.stream()
          .filter(block -> block.file().equals(e.file()))
          .forEach(block -> blocks.damaged(block, e));
    }
  }

  private void retain() {
    long newest = head.maxTime();
    for (Block block : blocks.all()) {
      newest = Math.max(newest, block.to());
    }
    List<Block> old = new ArrayList<>();
    long size = journal.size();
    for (Block block : blocks.all()) {
      if (newest - block.to() >= options.keep(block.kind())) {
        old.add(block);
      } else {
        size += block.size();
      }
    }
    List<Block> left = new ArrayList<>(blocks.all());
    left.removeAll(old);
    while (size > options.maxBytes() && !left.isEmpty()) {
      Block next = nextToGo(left, newest);
      left.remove(next);
      old.add(next);
      size -= next.size();
      LOG.info("Block deleted for the limit of bytes: file={}", next.file().getFileName());
    }
    if (!old.isEmpty()) {
      blocks.replace(old, List.of());
    }
  }

  /** That which has the least of its time left: aggregates stay longer than raw samples. */
  private Block nextToGo(List<Block> left, long newest) {
    Block next = left.get(0);
    for (Block block : left) {
      if (share(block, newest) > share(next, newest)) {
        next = block;
      }
    }
    return next;
  }

  private double share(Block block, long newest) {
    return (double) (newest - block.to()) / options.keep(block.kind());
  }

  /** Leaves everything as the next start wants it. */
  void close() {
    journal.flush();
    if (head.minTime() == Long.MAX_VALUE) {
      journal.closeAndDelete();
      return;
    }
    try {
      cutter.writeHead(head);
      journal.closeAndDelete();
    } catch (IOException e) {
      LOG.warn("Cannot write the newest samples, the journal stays: error={}", e.toString());
      journal.close();
    }
  }
}
