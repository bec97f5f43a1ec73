package io.monitorix.alerts.store;

import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.alerts.store.lease.LeadershipLostException;
import io.monitorix.alerts.store.sql.ChangeWriter;
import io.monitorix.alerts.store.sql.Changes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes on their way to the database, and the one thread that writes them. Who adds some waits
 * until they are written, as long as the database does well, and with patience; while it does not,
 * they wait here. Thread-safe: one lock, never held while the database is asked.
 */
final class WriteQueue implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WriteQueue.class);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration BETWEEN_HOUSEKEEPING = Duration.ofHours(1);
  private static final Duration FAREWELL = Duration.ofSeconds(15);

  private final ChangeWriter writer;
  private final Housekeeping housekeeping;
  private final AlertStoreOptions options;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  private Changes pending = new Changes();
  private int inFlight;
  private long added;
  private long written;
  private long failures;
  private long dropped;
  private @Nullable String lastError;
  private @Nullable Instant failingSince;
  private Duration pause = SHORTEST_PAUSE;
  private long nextAttempt = System.nanoTime();
  private long nextHousekeeping = System.nanoTime() + BETWEEN_HOUSEKEEPING.toNanos();
  private List<CompletableFuture<@Nullable Void>> housekeepers = new ArrayList<>();
  private boolean closing;
  private @Nullable LeadershipLostException lost;

  WriteQueue(ChangeWriter writer, Housekeeping housekeeping, AlertStoreOptions options) {
    this.writer = writer;
    this.housekeeping = housekeeping;
    this.options = options;
    this.thread = new Thread(this::run, "alert-store");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /**
   * Adds what changed, and waits until it is written.
   *
   * @throws IllegalStateException if it is closed
   * @throws LeadershipLostException if another process leads: they are never written
   */
  void add(Changes changes) {
    lock.lock();
    try {
      long ticket = enqueue(changes);
      long left = options.patience().toNanos();
      while (failingSince == null && written < ticket && !closing && lost == null) {
        if (left <= 0) {
          failed("writing takes longer than " + options.patience().toMillis() + " ms");
        } else {
          left = changed.awaitNanos(left);
        }
      }
      if (written < ticket) {
        throwIfLost();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Adds what changed, without waiting.
   *
   * @throws IllegalStateException if it is closed
   * @throws LeadershipLostException if another process leads: they are never written
   */
  void addSoon(Changes changes) {
    lock.lock();
    try {
      enqueue(changes);
    } finally {
      lock.unlock();
    }
  }

  private long enqueue(Changes changes) {
    if (closing) {
      throw new IllegalStateException("the store of alerts is closed");
    }
    throwIfLost();
    pending.add(changes);
    bound();
    changed.signalAll();
    return ++added;
  }

  private void throwIfLost() {
    if (lost != null) {
      throw new LeadershipLostException(lost);
    }
  }

  /** What waits must not be written later: another process may have gone on since. */
  private void lost(LeadershipLostException reason) {
    lock.lock();
    try {
      if (lost == null) {
        lost = reason;
        LOG.warn("Changes of alerts are dropped rows={} reason={}", size(), reason.getMessage());
      }
      pending = new Changes();
      inFlight = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private long size() {
    return (long) pending.size() + inFlight;
  }

  private void bound() {
    long given = pending.keepNewest(options.mostPending());
    if (given > 0 && dropped == 0) {
      LOG.warn(
          "Too many transitions of alerts wait to be written, the oldest are given up most={}",
          options.mostPending());
    }
    dropped += given;
  }

  private void failed(String error) {
    failures++;
    lastError = error;
    if (failingSince == null) {
      failingSince = options.clock().instant();
      LOG.warn(
          "Alerts cannot be written, they wait in memory until they can database={} error={}",
          options.database().describe(),
          error);
    }
  }

  /** Deletes what is too old, on the thread that writes, and waits for it. */
  void prune() {
    CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    lock.lock();
    try {
      if (closing) {
        throw new IllegalStateException("the store of alerts is closed");
      }
      housekeepers.add(done);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    done.join();
  }

  private void run() {
    boolean goOn = true;
    while (goOn) {
      try {
        goOn = turn();
      } catch (InterruptedException e) {
        goOn = false;
      }
    }
  }

  /** Whether there may be more to do. */
  private boolean turn() throws InterruptedException {
    boolean last;
    boolean keepHouse = false;
    List<CompletableFuture<@Nullable Void>> waiting = List.of();
    lock.lock();
    try {
      long wait = untilWork();
      while (wait > 0) {
        changed.awaitNanos(wait);
        wait = untilWork();
      }
      last = closing;
      if (!housekeepers.isEmpty() || System.nanoTime() - nextHousekeeping >= 0) {
        keepHouse = true;
        waiting = housekeepers;
        housekeepers = new ArrayList<>();
        nextHousekeeping = System.nanoTime() + BETWEEN_HOUSEKEEPING.toNanos();
      }
    } finally {
      lock.unlock();
    }
    writePending(last);
    if (keepHouse && !last) {
      keepHouse(waiting);
    } else {
      waiting.forEach(
          each -> each.completeExceptionally(new IllegalStateException("the store is closed")));
    }
    return !last;
  }

  /** In nanoseconds. */
  private long untilWork() {
    if (closing || !housekeepers.isEmpty()) {
      return 0;
    }
    long now = System.nanoTime();
    long untilHousekeeping = nextHousekeeping - now;
    return pending.size() == 0 ? untilHousekeeping : Math.min(untilHousekeeping, nextAttempt - now);
  }

  /**
   * Writes what waits, if it is time for it.
   *
   * @param now whether it is time anyway
   */
  private void writePending(boolean now) {
    Changes batch;
    long ticket;
    lock.lock();
    try {
      if (pending.size() == 0 || (!now && System.nanoTime() - nextAttempt < 0)) {
        return;
      }
      batch = pending;
      ticket = added;
      inFlight = batch.size();
      pending = new Changes();
    } finally {
      lock.unlock();
    }
    RuntimeException failure = null;
    try {
      writer.write(batch);
    } catch (LeadershipLostException e) {
      lost(e);
      return;
    } catch (RuntimeException e) {
      failure = e;
    }
    lock.lock();
    try {
      inFlight = 0;
      if (failure == null) {
        succeeded(ticket);
      } else {
        batch.add(pending);
        pending = batch;
        bound();
        failed(DatabaseException.reason(failure));
        LOG.debug("Writing alerts failed", failure);
        nextAttempt = System.nanoTime() + pause.toNanos();
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void succeeded(long ticket) {
    written = ticket;
    pause = SHORTEST_PAUSE;
    nextAttempt = System.nanoTime();
    if (failingSince != null) {
      LOG.info(
          "Alerts are written again database={} after={}",
          options.database().describe(),
          Duration.between(failingSince, options.clock().instant()));
      failingSince = null;
    }
  }

  private void keepHouse(List<CompletableFuture<@Nullable Void>> waiting) {
    try {
      housekeeping.run(() -> writePending(false));
      waiting.forEach(each -> each.complete(null));
    } catch (LeadershipLostException e) {
      lost(e);
      waiting.forEach(each -> each.completeExceptionally(e));
    } catch (RuntimeException e) {
      String reason = DatabaseException.reason(e);
      LOG.warn("Deleting old alerts failed, it is tried again in an hour error={}", reason);
      lock.lock();
      try {
        failures++;
        lastError = reason;
      } finally {
        lock.unlock();
      }
      waiting.forEach(each -> each.completeExceptionally(e));
    }
  }

  AlertStoreStatus status() {
    lock.lock();
    try {
      return new AlertStoreStatus(
          failingSince == null, size(), failures, dropped, lastError, failingSince);
    } finally {
      lock.unlock();
    }
  }

  /** Tries once more to write what waits, and ends the thread. */
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(FAREWELL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
    long lost = status().pending();
    if (lost > 0) {
      LOG.warn("Changes of alerts could not be written and are lost rows={}", lost);
    }
  }
}
