package io.monitorix.exporter.probe;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of checks: daemons, named, and gone when there is nothing to do. */
final class ProbeThreads {

  private ProbeThreads() {}

  static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** So many threads at most, and so many tasks that wait for one. */
  static ThreadPoolExecutor pool(String name, int threads, int waiting) {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(waiting),
            task -> named(name + "-" + number.incrementAndGet()).newThread(task));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
