package io.monitorix.alerts.series.chunk;

import io.monitorix.alerts.storage.SampleBuffer;
import java.util.Arrays;

/**
 * Samples of one series, in the order of time. One {@link ChunkWriter} may add to it while others
 * read: bits of samples that are counted never change, and the count is published after them.
 */
public final class Chunk {

  private final long firstTime;
  private volatile long lastTime;
  private volatile long[] words;
  private volatile int count;

  Chunk(long firstTime, long lastTime, int count, long[] words) {
    this.firstTime = firstTime;
    this.lastTime = lastTime;
    this.words = words;
    this.count = count;
  }

  /**
   * A chunk that was written before.
   *
   * @param words taken over
   */
  public static Chunk of(long firstTime, long lastTime, int count, long[] words) {
    if (count < 1 || words.length < 1) {
      throw new IllegalArgumentException("chunk has no samples");
    }
    return new Chunk(firstTime, lastTime, count, words);
  }

  /** The time of the first sample, in milliseconds since 1970. */
  public long firstTime() {
    return firstTime;
  }

  /** The time of the last sample. */
  public long lastTime() {
    return lastTime;
  }

  /** How many samples there are. */
  public int count() {
    return count;
  }

  /** Its bits, those after the last sample left out, as a copy. For chunks that grow no more. */
  public long[] words() {
    return words.clone();
  }

  /** How many words {@link #words()} has. */
  public int size() {
    return words.length;
  }

  /** Whether it may have samples of this time, both ends included. */
  public boolean overlaps(long from, long to) {
    return firstTime <= to && lastTime >= from;
  }

  /** Adds the samples of this time, both ends included. */
  public void read(long from, long to, SampleBuffer into) {
    int samples = count;
    ChunkReader.read(words, samples, firstTime, from, to, into);
  }

  void append(long[] grown, long time, int counted) {
    words = grown;
    lastTime = time;
    count = counted;
  }

  void trim(int length) {
    words = Arrays.copyOf(words, length);
  }

  long[] open() {
    return words;
  }
}
