package io.monitorix.alerts.series.wal;

import io.monitorix.alerts.labels.Labels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes samples down in the order in which they come. It consists of segments, and each stands for
 * itself: it names its series before their first sample, and that sample is written in full; so a
 * segment that is lost costs no other. All but {@link #force()} and {@link #size()} is for whoever
 * holds the store's write lock.
 *
 * <p>A segment is a magic number, then records: length, CRC32C, and operations, each a number whose
 * lowest two bits say what it is ({@link #SAME} and so on). A disk that is full costs what would
 * have been written until there is room, and nothing else.
 */
public final class Journal {

  static final long MAGIC = 0x4d585741_4c000001L;
  static final int FRAME = 8;

  /** The same value as before; the rest is the difference of series' numbers. */
  static final int SAME = 0;

  /** As {@link #SAME}, and what differs in the value follows. */
  static final int CHANGED = 1;

  /** The labels of another series follow; the rest is how many. */
  static final int SERIES = 2;

  /** The rest is the difference of the time to that before. */
  static final int TIME = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
  private static final int RECORD = 1 << 16;

  private final Path directory;
  private final List<Segment> ended = new ArrayList<>();
  private final ConcurrentLinkedQueue<FileChannel> toClose = new ConcurrentLinkedQueue<>();
  private final Bytes record = new Bytes();
  private final ByteBuffer frame = ByteBuffer.allocate(FRAME);
  private volatile @Nullable FileChannel channel;
  private final AtomicLong endedSize = new AtomicLong();
  private final AtomicLong size = new AtomicLong();
  private int segment;
  private int series;
  private long maxTime = Long.MIN_VALUE;
  private long recordTime;
  private int recordSeries;

  /**
   * A journal that goes on behind what was there before.
   *
   * @param before segments that were read
   */
  public Journal(Path directory, List<Segment> before) {
    this.directory = directory;
    ended.addAll(before);
    before.forEach(each -> endedSize.addAndGet(each.size()));
    segment = before.stream().mapToInt(Segment::number).max().orElse(0);
    rotate();
  }

  /** The number of the segment that is being written. */
  public int segment() {
    return segment;
  }

  /** Names a series in this segment, and gives the number that it has there. */
  public int define(Labels labels) {
    record.number((long) labels.size() << 2 | SERIES);
    labels.forEach(
        (name, value) -> {
          record.text(name);
          record.text(value);
        });
    return series++;
  }

  /**
   * Writes a sample.
   *
   * @param number of the series in this segment
   * @param before the bits of its value before, in this segment; 0 if it is the first there
   */
  public void sample(int number, long time, long before, long bits) {
    if (time != recordTime) {
      long difference = time - recordTime;
      record.number((difference << 1 ^ difference >> 63) << 2 | TIME);
      recordTime = time;
    }
    maxTime = Math.max(maxTime, time);
    int difference = number - recordSeries;
    long code = (long) (difference << 1 ^ difference >> 31) << 2;
    recordSeries = number;
    if (bits == before) {
      record.number(code | SAME);
    } else {
      record.number(code | CHANGED);
      record.sparse(bits ^ before);
    }
    if (record.size() >= RECORD) {
      flush();
    }
  }

  /** Gives what was written to the operating system: a killed process does not lose it then. */
  public void flush() {
    if (record.size() == 0) {
      return;
    }
    FileChannel to = channel;
    if (to != null) {
      try {
        CRC32C crc = new CRC32C();
        crc.update(record.array(), 0, record.size());
        frame.clear().putInt(record.size()).putInt((int) crc.getValue()).flip();
        ByteBuffer body = ByteBuffer.wrap(record.array(), 0, record.size());
        write(to, frame);
        write(to, body);
        size.addAndGet(FRAME + record.size());
      } catch (IOException e) {
        LOG.warn(
            "Samples are not written down, a restart would lose them: file={} error={}",
            path(segment),
            e.toString());
        end(to);
        segment++;
      }
    }
    clearRecord();
  }

  private static void write(FileChannel to, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }

  /** Brings it to the disk: a machine that loses power does not lose it then. For any thread. */
  public void force() {
    try {
      for (FileChannel old = toClose.poll(); old != null; old = toClose.poll()) {
        old.force(false);
        old.close();
      }
      FileChannel now = channel;
      if (now != null) {
        now.force(false);
      }
    } catch (ClosedChannelException e) {
      LOG.debug("Segment was ended while it was brought to disk", e);
    } catch (IOException e) {
      LOG.warn("Samples may not be on disk: directory={} error={}", directory, e.toString());
    }
  }

  /** Whether the last write failed, so that {@link #rotate()} should be tried. */
  public boolean isBroken() {
    return channel == null;
  }

  /** How large the segment is that is being written, in bytes. */
  public long segmentSize() {
    return size.get();
  }

  /** How large all segments are, in bytes. For any thread. */
  public long size() {
    return endedSize.get() + size.get();
  }

  /** Goes on in another segment. */
  public void rotate() {
    flush();
    FileChannel before = channel;
    if (before != null) {
      end(before);
    }
    segment++;
    series = 0;
    clearRecord();
    try {
      FileChannel next =
          FileChannel.open(path(segment), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      write(next, ByteBuffer.allocate(Long.BYTES).putLong(0, MAGIC));
      channel = next;
      size.set(Long.BYTES);
    } catch (IOException e) {
      channel = null;
      LOG.warn(
          "Samples are not written down, a restart would lose them: file={} error={}",
          path(segment),
          e.toString());
    }
  }

  private void end(FileChannel old) {
    toClose.add(old);
    channel = null;
    ended.add(new Segment(path(segment), segment, maxTime, size.get()));
    endedSize.addAndGet(size.getAndSet(0));
    maxTime = Long.MIN_VALUE;
  }

  /** Deletes the segments that have nothing later than this. */
  public void truncate(long time) {
    for (Segment old : List.copyOf(ended)) {
      if (old.maxTime() <= time) {
        ended.remove(old);
        endedSize.addAndGet(-old.size());
        delete(old.file());
      }
    }
  }

  /** Ends it, and deletes all of it: what it says is written elsewhere. */
  public void closeAndDelete() {
    close();
    truncate(Long.MAX_VALUE);
  }

  /** Ends it. */
  public void close() {
    flush();
    FileChannel last = channel;
    if (last != null) {
      end(last);
    }
    force();
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn(
          "Cannot delete a file that is no longer needed: file={} error={}", file, e.toString());
    }
  }

  private Path path(int number) {
    return directory.resolve(Segment.name(number));
  }

  private void clearRecord() {
    record.clear();
    recordTime = 0;
    recordSeries = 0;
  }
}
