package io.monitorix.client.internal;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** Lets another thread end a call, whichever of its requests is under way. Thread-safe. */
final class Cancellation {

  private boolean cancelled;
  private @Nullable Call running;

  /** Remembers the request that is about to be made. */
  synchronized void started(Call call) throws IOException {
    if (cancelled) {
      throw new IOException("Canceled");
    }
    running = call;
  }

  synchronized void finished() {
    running = null;
  }

  synchronized void cancel() {
    cancelled = true;
    notifyAll();
    if (running != null) {
      running.cancel();
    }
  }

  /** Waits, but not after a cancellation. */
  synchronized void await(long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0 && !cancelled; left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  synchronized boolean cancelled() {
    return cancelled;
  }
}
