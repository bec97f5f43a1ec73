package io.monitorix.exporter.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The CPU time that a process spends in each cycle of polling, by threads of one name: looks at
 * them often, and takes what they spend between two pauses for one cycle.
 */
final class CycleCosts implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final long PAUSE_NANOS = Duration.ofMillis(800).toNanos();

  private final ChildProcess process;
  private final String threads;
  private final List<Double> milliseconds = new ArrayList<>();
  private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
  private final Thread watcher = new Thread(this::watch, "cycle-costs");

  private CycleCosts(ChildProcess process, String threads) {
    this.process = process;
    this.threads = threads;
  }

  /** Starts to watch threads whose name begins so. */
  static CycleCosts of(ChildProcess process, String threads) {
    CycleCosts costs = new CycleCosts(process, threads);
    costs.watcher.start();
    return costs;
  }

  private void watch() {
    try {
      long spentBefore = process.cpuNanos(threads);
      long burst = 0;
      long lastSpending = System.nanoTime();
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(LOOK.toMillis());
        long spent = process.cpuNanos(threads);
        long now = System.nanoTime();
        if (spent > spentBefore) {
          burst += spent - spentBefore;
          spentBefore = spent;
          lastSpending = now;
        } else if (burst > 0 && now - lastSpending > PAUSE_NANOS) {
          milliseconds.add(burst / 1e6);
          burst = 0;
        }
      }
    } catch (IOException e) {
      failure.set(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops to watch; the cost of each whole cycle in milliseconds. */
  List<Double> stop() throws IOException, InterruptedException {
    watcher.interrupt();
    watcher.join();
    IOException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
    return List.copyOf(milliseconds);
  }

  @Override
  public void close() {
    watcher.interrupt();
  }
}
