package io.monitorix.exporter.web;

import io.monitorix.exporter.web.SlowClients.Watch;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The threads on which the JDK's server shakes hands, reads a request and has it answered. A client
 * that sends slowly holds one of them, for a limited time, and when they run out the slowest client
 * is given up. Safe for several threads.
 */
final class Workers implements Executor, AutoCloseable {

  private final SlowClients slowClients;
  private final Duration patience;
  private final ThreadPoolExecutor pool;
  private final ReentrantLock counting = new ReentrantLock();
  private final Condition idle = counting.newCondition();
  private int busy;

  /** By the thread that reads the request: the JDK's server hands on nothing else. */
  private final Map<Thread, Watch> arriving = new ConcurrentHashMap<>();

  /**
   * @param threads the most at once; those that are idle end
   * @param patience how long the handshake and the head of a request may take together
   */
  Workers(int threads, Duration patience, SlowClients slowClients) {
    this.patience = patience;
    this.slowClients = slowClients;
    AtomicInteger number = new AtomicInteger();
    pool =
        new ThreadPoolExecutor(
            0,
            threads,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "web-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            },
            this::makeRoom);
  }

  @Override
  public void execute(Runnable exchange) {
    count(1);
    pool.execute(() -> run(exchange));
  }

  private void run(Runnable exchange) {
    Watch watch = slowClients.watch(patience, "send the request");
    arriving.put(Thread.currentThread(), watch);
    try {
      exchange.run();
    } finally {
      arrived();
      count(-1);
    }
  }

  /** Tells that the head of the request is there, on the thread that has read it. */
  void arrived() {
    Watch watch = arriving.remove(Thread.currentThread());
    if (watch != null) {
      watch.close();
    }
  }

  private void count(int change) {
    counting.lock();
    try {
      busy += change;
      if (busy == 0) {
        idle.signalAll();
      }
    } finally {
      counting.unlock();
    }
  }

  /** Whether no request is being read or answered. */
  boolean areIdle() {
    return awaitIdle(Duration.ZERO);
  }

  /**
   * Waits until no request is being read or answered.
   *
   * @return whether it is so; not when the time was up before
   */
  boolean awaitIdle(Duration patience) {
    long left = patience.toNanos();
    counting.lock();
    try {
      while (busy > 0 && left > 0) {
        left = idle.awaitNanos(left);
      }
      return busy == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      counting.unlock();
    }
  }

  /** Slows the server's one accepting thread down rather than to drop a request. */
  private void makeRoom(Runnable task, ThreadPoolExecutor full) {
    slowClients.cutOldest();
    try {
      while (!full.isShutdown() && !full.getQueue().offer(task, 1, TimeUnit.SECONDS)) {
        slowClients.cutOldest();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
