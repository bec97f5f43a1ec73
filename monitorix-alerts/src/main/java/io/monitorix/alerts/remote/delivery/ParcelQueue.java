package io.monitorix.alerts.remote.delivery;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Parcels in order, up to a weight. The first one stays in the queue while it is sent, and is safe
 * then from being dropped. For several threads that add and one that takes.
 */
final class ParcelQueue {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Parcel> parcels = new ArrayDeque<>();
  private final int capacity;
  private long weight;
  private long samples;
  private boolean firstIsOnItsWay;
  private boolean closed;

  ParcelQueue(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Adds a parcel at the end, and drops as many of the oldest as that takes.
   *
   * @return the samples that were dropped; those of the parcel itself after the closing
   */
  long add(Parcel parcel) {
    lock.lock();
    try {
      if (closed) {
        return parcel.samples();
      }
      parcels.addLast(parcel);
      weight += parcel.weight();
      samples += parcel.samples();
      long dropped = 0;
      // The newest stays even if it alone is too heavy, as does the one that is on its way.
      while (weight > capacity && parcels.size() > (firstIsOnItsWay ? 2 : 1)) {
        dropped += dropOldest();
      }
      changed.signalAll();
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  private long dropOldest() {
    Parcel first = parcels.removeFirst();
    Parcel oldest = firstIsOnItsWay ? parcels.removeFirst() : first;
    if (firstIsOnItsWay) {
      parcels.addFirst(first);
    }
    forget(oldest);
    return oldest.samples();
  }

  private void forget(Parcel parcel) {
    weight -= parcel.weight();
    samples -= parcel.samples();
  }

  /** The oldest, when there is one; {@code null} when the queue is closed and empty. */
  @Nullable Parcel first() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (parcels.isEmpty() && !closed) {
        changed.await();
      }
      firstIsOnItsWay = !parcels.isEmpty();
      return parcels.peekFirst();
    } finally {
      lock.unlock();
    }
  }

  /** What {@link #first} gave was dealt with, unless the queue has been cleared meanwhile. */
  void removeFirst() {
    lock.lock();
    try {
      Parcel first = parcels.pollFirst();
      if (first != null) {
        forget(first);
      }
      firstIsOnItsWay = false;
    } finally {
      lock.unlock();
    }
  }

  /** What {@link #first} gave has to wait, and can be dropped like the others. */
  void keepFirst() {
    lock.lock();
    try {
      firstIsOnItsWay = false;
    } finally {
      lock.unlock();
    }
  }

  /** Samples in all parcels. */
  long samples() {
    lock.lock();
    try {
      return samples;
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more parcels; those that are there can be taken out. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Empties it, and gives the samples that were in it. */
  long clear() {
    lock.lock();
    try {
      long lost = samples;
      parcels.clear();
      weight = 0;
      samples = 0;
      firstIsOnItsWay = false;
      return lost;
    } finally {
      lock.unlock();
    }
  }
}
