package io.monitorix.exporter.web.monitorix;

import io.monitorix.exporter.events.EventLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes events to all who listen, on one thread, whatever their number. Safe for several threads.
 */
final class EventStreams implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EventStreams.class);

  private final EventLog events;
  private final StreamLimits limits;
  private final Semaphore room;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final List<EventStream> streams = new ArrayList<>();
  private final Thread thread = new Thread(this::run, "event-streams");

  /** Of its own, as it may wait for whoever knows the clients. */
  private final ScheduledExecutorService rechecking =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread own = new Thread(task, "event-rights");
            own.setDaemon(true);
            return own;
          });

  private boolean dirty;
  private boolean hurried;
  private boolean closed;

  private EventStreams(EventLog events, StreamLimits limits) {
    this.events = events;
    this.limits = limits;
    this.room = new Semaphore(limits.streams());
    thread.setDaemon(true);
  }

  /** Begins to write. */
  static EventStreams start(EventLog events, StreamLimits limits) {
    EventStreams streams = new EventStreams(events, limits);
    events.onAppend(streams::wake);
    streams.thread.start();
    long every = limits.recheck().toNanos();
    var unused =
        streams.rechecking.scheduleWithFixedDelay(
            streams::recheck, every, every, TimeUnit.NANOSECONDS);
    return streams;
  }

  /**
   * Takes the place of one stream, if there is one left; each is to be added or given back. If
   * there is none, a heartbeat finds out at once whose client is gone.
   */
  boolean take() {
    lock.lock();
    try {
      boolean taken = !closed && room.tryAcquire();
      if (!taken) {
        hurried = true;
        news.signal();
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Gives a place back that was not needed. */
  void giveBack() {
    room.release();
  }

  /** How many listen. */
  int size() {
    return limits.streams() - room.availablePermits();
  }

  /** Writes to this one too, whose place was taken. */
  void add(EventStream stream) {
    lock.lock();
    try {
      if (!closed) {
        streams.add(stream);
        dirty = true;
        news.signal();
        return;
      }
    } finally {
      lock.unlock();
    }
    end(stream);
  }

  private void recheck() {
    for (EventStream stream : current()) {
      try {
        stream.recheck();
      } catch (RuntimeException e) {
        log.error("it is not known whether a client may still listen: its stream ends", e);
      }
      if (stream.isOver()) {
        wake();
      }
    }
  }

  private void wake() {
    lock.lock();
    try {
      dirty = true;
      news.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      long beat = limits.heartbeat().toNanos();
      long next = System.nanoTime() + beat;
      while (await(next - System.nanoTime())) {
        boolean due = hurried() || System.nanoTime() - next >= 0;
        if (due) {
          next = System.nanoTime() + beat;
        }
        current().forEach(stream -> advance(stream, due));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    current().forEach(this::end);
  }

  /**
   * Waits for something to do.
   *
   * @return false at the end
   */
  private boolean await(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (!dirty && !hurried && !closed && left > 0) {
        left = news.awaitNanos(left);
      }
      dirty = false;
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private boolean hurried() {
    lock.lock();
    try {
      boolean was = hurried;
      hurried = false;
      return was;
    } finally {
      lock.unlock();
    }
  }

  private List<EventStream> current() {
    lock.lock();
    try {
      return List.copyOf(streams);
    } finally {
      lock.unlock();
    }
  }

  /** One that breaks something must not cost the others. */
  private void advance(EventStream stream, boolean beat) {
    if (stream.isOver()) {
      log.debug("a stream of events ended: its client may not listen any more");
      end(stream);
      return;
    }
    try {
      stream.advance(events, beat);
    } catch (IOException e) {
      log.debug("a stream of events ended: reason={}", e.toString());
      forget(stream);
    } catch (RuntimeException e) {
      log.error("a stream of events broke", e);
      end(stream);
    }
  }

  private void end(EventStream stream) {
    forget(stream);
    try {
      stream.end();
    } catch (RuntimeException e) {
      log.debug("a stream of events did not end well: reason={}", e.toString());
    }
  }

  private void forget(EventStream stream) {
    lock.lock();
    try {
      streams.remove(stream);
    } finally {
      lock.unlock();
    }
    room.release();
  }

  /** Ends all streams; who comes later finds no place. */
  @Override
  public void close() {
    rechecking.shutdownNow();
    lock.lock();
    try {
      closed = true;
      news.signal();
    } finally {
      lock.unlock();
    }
    try {
      Duration patience = limits.patience().multipliedBy(2);
      thread.join(TimeUnit.NANOSECONDS.toMillis(patience.toNanos()) + 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
