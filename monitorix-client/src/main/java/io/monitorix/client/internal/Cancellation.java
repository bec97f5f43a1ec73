package io.monitorix.client.internal;

import java.io.IOException;
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
    if (running != null) {
      running.cancel();
    }
  }

  synchronized boolean cancelled() {
    return cancelled;
  }
}
