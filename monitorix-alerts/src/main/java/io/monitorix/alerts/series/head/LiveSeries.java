package io.monitorix.alerts.series.head;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.series.chunk.Chunk;
import io.monitorix.alerts.series.chunk.ChunkWriter;
import java.util.Arrays;

/**
 * A series of the head. The thread that holds the store's write lock appends; others read the list
 * of chunks, which is replaced as a whole.
 */
public final class LiveSeries {

  private static final Chunk[] NONE = {};

  private final int id;
  private final Labels labels;
  private final ChunkWriter writer = new ChunkWriter();
  private volatile Chunk[] chunks = NONE;
  private long lastTime = Long.MIN_VALUE;
  private long windowEnd = Long.MIN_VALUE;
  private int journalSegment = -1;
  private int journalNumber;
  private boolean gone;

  LiveSeries(int id, Labels labels) {
    this.id = id;
    this.labels = labels;
  }

  /** Its number in the head. */
  public int id() {
    return id;
  }

  /** Its labels. */
  public Labels labels() {
    return labels;
  }

  /** Its chunks in the order of time; not to be changed. */
  public Chunk[] chunks() {
    return chunks;
  }

  /** The time of its last sample; {@link Long#MIN_VALUE} without one. For the writer. */
  public long lastTime() {
    return lastTime;
  }

  /** The bits of its last value. For the writer. */
  public long lastBits() {
    return writer.lastBits();
  }

  /** Whether the head has dropped it; it must be looked up again then. For the writer. */
  public boolean isGone() {
    return gone;
  }

  /** Its number in this segment of the journal; negative if the segment does not know it yet. */
  public int numberIn(int segment) {
    return journalSegment == segment ? journalNumber : -1;
  }

  /** Remembers its number in a segment of the journal. */
  public void numberIn(int segment, int number) {
    journalSegment = segment;
    journalNumber = number;
  }

  /** Adds a sample; whether it began a chunk. */
  boolean append(long time, double value) {
    lastTime = time;
    if (time <= windowEnd && writer.hasRoom()) {
      writer.append(time, value);
      return false;
    }
    windowEnd = Window.end(time);
    add(writer.start(time, value));
    return true;
  }

  /** Adds a chunk of an earlier run, later than all there are. */
  void add(Chunk chunk) {
    Chunk[] before = chunks;
    Chunk[] after = Arrays.copyOf(before, before.length + 1);
    after[before.length] = chunk;
    chunks = after;
    lastTime = Math.max(lastTime, chunk.lastTime());
  }

  /** Drops the chunks that end at this time or before; how many. */
  int drop(long end) {
    Chunk[] before = chunks;
    int dropped = 0;
    while (dropped < before.length && before[dropped].lastTime() <= end) {
      dropped++;
    }
    if (dropped > 0) {
      chunks = Arrays.copyOfRange(before, dropped, before.length);
      if (dropped == before.length) {
        writer.end();
      }
    }
    return dropped;
  }

  void markGone() {
    gone = true;
  }

  /** Ends the chunk that grows if its window ends at this time or before. */
  void end(long time) {
    if (windowEnd <= time) {
      writer.end();
    }
  }
}
