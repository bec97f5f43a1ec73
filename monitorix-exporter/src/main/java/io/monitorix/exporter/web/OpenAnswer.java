package io.monitorix.exporter.web;

import com.sun.net.httpserver.HttpExchange;
import io.monitorix.exporter.web.SlowClients.Watch;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * An answer that goes on until one of both sides ends it. A thread of the server waits meanwhile.
 * For one thread, which may be another one than that of the request.
 */
public final class OpenAnswer {

  private final HttpExchange exchange;
  private final SlowClients slowClients;
  private final CompletableFuture<Void> end;

  OpenAnswer(HttpExchange exchange, SlowClients slowClients, CompletableFuture<Void> end) {
    this.exchange = exchange;
    this.slowClients = slowClients;
    this.end = end;
  }

  /**
   * Sends the next part at once. A failure ends the answer.
   *
   * @param patience how long the client may take for it; then its connection is closed
   * @throws IOException when the client does not take it, or is gone
   */
  public void send(byte[] part, Duration patience) throws IOException {
    Watch watch = slowClients.watch(patience, "take the next part of a stream");
    try {
      OutputStream out = exchange.getResponseBody();
      out.write(part);
      out.flush();
    } catch (IOException | RuntimeException e) {
      // The waiting thread closes the connection: only so does the JDK's server forget it.
      end.completeExceptionally(e);
      throw e;
    } finally {
      watch.close();
    }
  }

  /** Ends it, such that the client sees that nothing is missing. */
  public void end(Duration patience) {
    Watch watch = slowClients.watch(patience, "take the end of a stream");
    try {
      exchange.close();
      end.complete(null);
    } catch (RuntimeException e) {
      end.completeExceptionally(e);
      throw e;
    } finally {
      watch.close();
    }
  }
}
