package io.monitorix.exporter.web;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees threads from clients that do not send what they began to send, or do not take their answer:
 * the JDK's server would wait for them for ever. The thread is interrupted, which closes the
 * connection that it waits for. Safe for several threads.
 */
final class SlowClients implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SlowClients.class);

  private final ScheduledThreadPoolExecutor watchdog;

  /** Those that have waited longest come first. */
  private final Set<Watch> watches = new LinkedHashSet<>();

  SlowClients() {
    watchdog =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "web-watchdog");
              thread.setDaemon(true);
              return thread;
            },
            // a request that begins while the server ends goes with the server
            new ThreadPoolExecutor.DiscardPolicy());
    watchdog.setRemoveOnCancelPolicy(true);
  }

  /**
   * Watches the calling thread until the watch is closed, by the same thread.
   *
   * @param doing what the client has to do in this time, for the log
   */
  Watch watch(Duration patience, String doing) {
    return new Watch(patience, doing);
  }

  /** Gives up the client that a thread has waited for longest, to make room for another one. */
  void cutOldest() {
    Optional<Watch> oldest;
    synchronized (watches) {
      Iterator<Watch> inOrder = watches.iterator();
      oldest = inOrder.hasNext() ? Optional.of(inOrder.next()) : Optional.empty();
    }
    oldest.ifPresent(Watch::cut);
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
  }

  /** One thread that waits for one client. */
  final class Watch implements AutoCloseable {
    private final String doing;
    private final Thread thread = Thread.currentThread();
    private final Future<?> end;
    private boolean over;
    private boolean cut;

    private Watch(Duration patience, String doing) {
      this.doing = doing;
      synchronized (watches) {
        watches.add(this);
      }
      end = watchdog.schedule(this::cut, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void cut() {
      if (!over && !cut) {
        cut = true;
        log.info("connection cut off, the client is too slow: doing={}", doing);
        thread.interrupt();
      }
      forget();
    }

    private void forget() {
      synchronized (watches) {
        watches.remove(this);
      }
    }

    @Override
    public void close() {
      end.cancel(false);
      forget();
      synchronized (this) {
        over = true;
        if (cut) {
          // meant for this client only, not for what the thread does next
          Thread.interrupted();
        }
      }
    }
  }
}
