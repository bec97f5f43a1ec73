package io.monitorix.client.internal;

import io.monitorix.client.ClientClosedException;
import io.monitorix.client.ClientSettings;
import io.monitorix.client.ConnectionException;
import io.monitorix.client.Exchange;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.Server;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Makes single requests: one request, one server, one answer, and every failure turned into a
 * {@link ProxmoxException}. Thread-safe.
 */
final class Sender implements AutoCloseable {

  private final HttpStack http;
  private final Failures failures;
  private final ConnectionFailures connectionFailures;
  private final Decoder decoder;
  private volatile boolean closed;

  Sender(ClientSettings settings) {
    http = new HttpStack(settings);
    Redaction redaction = new Redaction(settings.credentials());
    failures = new Failures(redaction);
    connectionFailures = new ConnectionFailures(http.hostNames());
    decoder = new Decoder(redaction, settings.maxBodyBytes());
  }

  /**
   * Makes one request and reads its answer.
   *
   * @param server where it goes, for messages
   */
  <T extends @Nullable Object> T send(
      Request request,
      Server server,
      Exchange exchange,
      AnswerReader<T> reader,
      Deadline deadline,
      Cancellation cancellation) {
    if (deadline.passed()) {
      throw connectionFailures.timeout(exchange, deadline, null);
    }
    okhttp3.Call call = http.client(request).newCall(request);
    call.timeout().timeout(Math.max(1, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
    try {
      if (closed) {
        throw closedException(exchange, null);
      }
      cancellation.started(call);
      try (Response response = call.execute()) {
        if (!response.isSuccessful()) {
          throw failures.of(response, exchange);
        }
        return reader.read(decoder, response, exchange);
      }
    } catch (IOException e) {
      throw closed
          ? closedException(exchange, e)
          : connectionFailures.of(e, server, exchange, deadline);
    } catch (ProxmoxException e) {
      throw e;
    } catch (Exception e) {
      // OkHttp is Kotlin, which lets this checked exception through without declaring it.
      if (e instanceof InterruptedException) {
        throw interrupted(exchange, e);
      }
      throw new IllegalStateException("the HTTP client failed: " + e, e);
    } finally {
      cancellation.finished();
    }
  }

  /** What to throw when the wait for something else was given up. */
  ProxmoxException gaveUp(Exchange exchange, Deadline deadline, GaveUpException e) {
    return deadline.passed() && !Thread.currentThread().isInterrupted()
        ? connectionFailures.timeout(exchange, deadline, e)
        : new ConnectionException("the calling thread was interrupted", exchange, e);
  }

  /** What to throw when there was no time left. */
  ProxmoxException timeout(Exchange exchange, Deadline deadline) {
    return connectionFailures.timeout(exchange, deadline, null);
  }

  /** What to throw when the thread was interrupted; sets its flag again. */
  static ProxmoxException interrupted(Exchange exchange, Throwable cause) {
    Thread.currentThread().interrupt();
    return new ConnectionException("the calling thread was interrupted", exchange, cause);
  }

  /** Whether no request is made any more. */
  boolean closed() {
    return closed;
  }

  /** What to throw for calls after the end. */
  static ProxmoxException closedException(Exchange exchange, @Nullable Throwable cause) {
    return new ClientClosedException("this client is closed", exchange, cause);
  }

  /** Makes no more requests. */
  void refuse() {
    closed = true;
  }

  /** Lets go of connections and threads that are our own. */
  @Override
  public void close() {
    refuse();
    http.close();
  }
}
