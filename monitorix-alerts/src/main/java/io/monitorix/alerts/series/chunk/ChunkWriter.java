package io.monitorix.alerts.series.chunk;

import io.monitorix.alerts.storage.SampleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compresses the samples of one series, chunk after chunk. For one thread.
 *
 * <p>A chunk begins with the 64 bits of its first value. Then each sample has the difference of
 * differences of its time ({@link TimeCode}; a single 0 where there is none), and its value XOR the
 * one before: 0 for the same; 10 and the bits of the window that was last used; 11, five bits of
 * leading zeros, six bits of length less one, and those bits.
 */
public final class ChunkWriter {

  /** How many samples of a live series make a chunk. */
  public static final int CAPACITY = 120;

  /** A window that wastes more bits than this costs more than to announce another one. */
  private static final int WASTE = 12;

  private @Nullable Chunk chunk;
  private int at;
  private int count;
  private long time;
  private long delta;
  private long bits;
  private byte leading;
  private byte length;

  /** All samples from one index to before another as chunks. */
  public static List<Chunk> encode(SampleBuffer samples, int from, int to, int capacity) {
    List<Chunk> chunks = new ArrayList<>();
    ChunkWriter writer = new ChunkWriter();
    for (int i = from; i < to; i++) {
      if ((i - from) % capacity == 0) {
        chunks.add(writer.start(samples.time(i), samples.value(i)));
      } else {
        writer.append(samples.time(i), samples.value(i));
      }
    }
    writer.end();
    return chunks;
  }

  /** Ends the chunk, if there is one, and starts the next with its first sample. */
  public Chunk start(long firstTime, double value) {
    end();
    time = firstTime;
    delta = 0;
    bits = Double.doubleToRawLongBits(value);
    leading = 0;
    length = 0;
    at = 64;
    count = 1;
    Chunk started = new Chunk(firstTime, firstTime, 1, new long[] {bits, 0, 0, 0});
    chunk = started;
    return started;
  }

  /**
   * Adds a sample.
   *
   * @param sampleTime later than that of the one before
   * @throws IllegalStateException if no chunk was started
   */
  public void append(long sampleTime, double value) {
    Chunk open = chunk;
    if (open == null) {
      throw new IllegalStateException("no chunk is open");
    }
    long[] words = open.open();
    // The longest sample has 146 bits.
    if (at + 192 > words.length << 6) {
      words = Arrays.copyOf(words, words.length + Math.max(4, words.length / 2));
    }
    long nextDelta = sampleTime - time;
    writeTime(words, nextDelta - delta);
    long nextBits = Double.doubleToRawLongBits(value);
    writeValue(words, nextBits ^ bits);
    time = sampleTime;
    delta = nextDelta;
    bits = nextBits;
    open.append(words, sampleTime, ++count);
  }

  /** Whether a chunk is open that has room for another sample. */
  public boolean hasRoom() {
    return chunk != null && count < CAPACITY;
  }

  /** Ends the chunk, and gives back the room that it did not need. */
  public void end() {
    if (chunk != null) {
      chunk.trim((at + 63) >>> 6);
      chunk = null;
    }
  }

  /** The bits of the last value. */
  public long lastBits() {
    return bits;
  }

  private void writeTime(long[] words, long change) {
    if (change == 0) {
      at++;
      return;
    }
    int kinds = TimeCode.WIDTHS.length;
    for (int kind = 1; kind < kinds; kind++) {
      int width = TimeCode.WIDTHS[kind - 1];
      if (change << (64 - width) >> (64 - width) == change) {
        write(words, (1L << (kind + 1)) - 2, kind + 1);
        write(words, change & (-1L >>> (64 - width)), width);
        return;
      }
    }
    write(words, (1L << kinds) - 1, kinds);
    write(words, change, 64);
  }

  private void writeValue(long[] words, long change) {
    if (change == 0) {
      at++;
      return;
    }
    int zerosBefore = Math.min(31, Long.numberOfLeadingZeros(change));
    int zerosAfter = Long.numberOfTrailingZeros(change);
    int needed = 64 - zerosBefore - zerosAfter;
    boolean fits = length > 0 && zerosBefore >= leading && zerosAfter >= 64 - leading - length;
    if (fits && length - needed <= WASTE) {
      write(words, 0b10, 2);
    } else {
      leading = (byte) zerosBefore;
      length = (byte) needed;
      write(words, 0b11L << 11 | (long) zerosBefore << 6 | (needed - 1), 13);
    }
    write(words, change >>> (64 - leading - length), length);
  }

  private void write(long[] words, long value, int width) {
    int word = at >>> 6;
    int free = 64 - (at & 63);
    if (width <= free) {
      words[word] |= value << (free - width);
    } else {
      words[word] |= value >>> (width - free);
      words[word + 1] |= value << (64 - width + free);
    }
    at += width;
  }
}
