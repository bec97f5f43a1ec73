package io.monitorix.alerts.series.wal;

import io.monitorix.alerts.labels.Labels;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a journal. A segment ends at the first record that is torn or damaged: what stands before
 * counts, the rest is cut off and told.
 *
 * @param <S> what the reader makes of a series
 */
public final class JournalReader<S> {

  /**
   * Is given each sample.
   *
   * @param <S> what was made of its series
   */
  @FunctionalInterface
  public interface Replay<S> {

    /** A sample, in the order in which they were written. */
    void sample(S series, long time, double value);
  }

  private static final Logger LOG = LoggerFactory.getLogger(JournalReader.class);

  private final Function<Labels, S> series;
  private final Replay<S> replay;
  private final List<S> known = new ArrayList<>();
  private long[] last = new long[1024];
  private long maxTime = Long.MIN_VALUE;

  private JournalReader(Function<Labels, S> series, Replay<S> replay) {
    this.series = series;
    this.replay = replay;
  }

  /**
   * Reads all segments of a directory in their order.
   *
   * @param series is asked once for each series of each segment
   * @return the segments that can stay
   * @throws IOException if the directory cannot be listed
   */
  public static <S> List<Segment> read(Path directory, Function<Labels, S> series, Replay<S> replay)
      throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(directory)) {
      files =
          listed
              .filter(file -> file.getFileName().toString().matches("\\d{8}\\.wal"))
              .sorted()
              .toList();
    }
    List<Segment> segments = new ArrayList<>();
    for (Path file : files) {
      int number = Integer.parseInt(file.getFileName().toString().substring(0, 8));
      try {
        JournalReader<S> reader = new JournalReader<>(series, replay);
        long size = reader.read(file);
        segments.add(new Segment(file, number, reader.maxTime, size));
      } catch (IOException e) {
        LOG.warn(
            "Cannot read a segment, its samples are lost: file={} error={}", file, e.toString());
        segments.add(new Segment(file, number, Long.MIN_VALUE, 0));
      }
    }
    return segments;
  }

  private long read(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      int valid = 0;
      if (bytes.remaining() >= Long.BYTES && bytes.getLong() == Journal.MAGIC) {
        valid = Long.BYTES;
        while (readRecord(bytes)) {
          valid = bytes.position();
        }
      }
      if (valid < bytes.limit()) {
        LOG.warn(
            "A segment is torn or damaged, what follows is lost: file={} offset={} bytes={}",
            file,
            valid,
            bytes.limit() - valid);
        channel.truncate(valid);
      }
      return valid;
    }
  }

  private boolean readRecord(ByteBuffer bytes) {
    if (bytes.remaining() < Journal.FRAME) {
      return false;
    }
    int length = bytes.getInt();
    int expected = bytes.getInt();
    if (length <= 0 || length > bytes.remaining()) {
      return false;
    }
    ByteBuffer body = bytes.slice(bytes.position(), length);
    CRC32C crc = new CRC32C();
    crc.update(body.duplicate());
    if ((int) crc.getValue() != expected) {
      return false;
    }
    bytes.position(bytes.position() + length);
    try {
      readOperations(new BytesReader(body));
      return true;
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      LOG.warn("A record of a segment makes no sense: error={}", e.toString());
      return false;
    }
  }

  private void readOperations(BytesReader in) {
    long time = 0;
    int number = 0;
    while (in.hasMore()) {
      long code = in.number();
      long rest = code >>> 2;
      int kind = (int) (code & 3);
      switch (kind) {
        case Journal.TIME -> time += rest >>> 1 ^ -(rest & 1);
        case Journal.SERIES -> define(in, (int) rest);
        default -> {
          number += (int) (rest >>> 1 ^ -(rest & 1));
          if (kind == Journal.CHANGED) {
            last[number] ^= in.sparse();
          }
          maxTime = Math.max(maxTime, time);
          replay.sample(known.get(number), time, Double.longBitsToDouble(last[number]));
        }
      }
    }
  }

  private void define(BytesReader in, int labels) {
    String[] pairs = new String[2 * labels];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = in.text();
    }
    if (known.size() == last.length) {
      last = Arrays.copyOf(last, 2 * last.length);
    }
    known.add(series.apply(Labels.ofSorted(pairs)));
  }
}
