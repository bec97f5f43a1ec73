package io.monitorix.alerts.series;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.series.head.Appended;
import io.monitorix.alerts.series.head.Head;
import io.monitorix.alerts.series.head.LiveSeries;
import io.monitorix.alerts.series.wal.Journal;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one way into the head and the journal, for one thread at a time. */
final class Writer implements Appender {

  private final Head head;
  private final @Nullable Journal journal;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Appended, LongAdder> counts = new EnumMap<>(Appended.class);
  private boolean closed;

  Writer(Head head, @Nullable Journal journal) {
    this.head = head;
    this.journal = journal;
    for (Appended each : Appended.values()) {
      counts.put(each, new LongAdder());
    }
  }

  /** Runs something that appends, and gives what it wrote down to the operating system. */
  <T> T write(Function<Writer, T> action) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("series store is closed");
      }
      return action.apply(this);
    } finally {
      if (journal != null) {
        journal.flush();
      }
      lock.unlock();
    }
  }

  /** Adds one sample, which may wait to be written down with others. */
  Appended one(Labels labels, long time, double value) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("series store is closed");
      }
      return append(head.findOrAdd(labels), time, value);
    } finally {
      lock.unlock();
    }
  }

  /** Runs something that changes head or journal otherwise, if there still is a store. */
  void change(Consumer<@Nullable Journal> action) {
    lock.lock();
    try {
      if (!closed) {
        action.accept(journal);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Accepts nothing from here on; whether it did before. */
  boolean close() {
    lock.lock();
    try {
      boolean open = !closed;
      closed = true;
      return open;
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public SeriesReference reference(Labels labels) {
    return new SeriesReference(head.findOrAdd(labels));
  }

  @Override
  public Appended append(SeriesReference series, long time, double value) {
    LiveSeries live = series.live();
    if (live.isGone()) {
      live = head.findOrAdd(live.labels());
      series.revive(live);
    }
    return append(live, time, value);
  }

  private Appended append(LiveSeries series, long time, double value) {
    long before = series.lastBits();
    Appended result = head.append(series, time, value);
    counter(result).increment();
    if (result == Appended.ADDED && journal != null) {
      int number = series.numberIn(journal.segment());
      if (number < 0) {
        number = journal.define(series.labels());
        series.numberIn(journal.segment(), number);
        before = 0;
      }
      journal.sample(number, time, before, Double.doubleToRawLongBits(value));
    }
    return result;
  }

  @Override
  public void refused(Appended why) {
    counter(why).increment();
  }

  /** How many samples had this end so far. */
  long count(Appended end) {
    return counter(end).sum();
  }

  /** All are there from the start, so that whoever asks changes nothing. */
  private LongAdder counter(Appended end) {
    return counts.computeIfAbsent(end, key -> new LongAdder());
  }
}
