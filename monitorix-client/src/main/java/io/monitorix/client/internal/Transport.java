package io.monitorix.client.internal;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import io.monitorix.client.AuthenticationException;
import io.monitorix.client.Call;
import io.monitorix.client.ClientClosedException;
import io.monitorix.client.ConnectionException;
import io.monitorix.client.Exchange;
import io.monitorix.client.ProtocolException;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.Server;
import io.monitorix.client.internal.json.MissingComponentException;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls to one server: shows who calls, decodes answers as they stream in, and turns every
 * failure into a {@link ProxmoxException}. Thread-safe.
 */
public final class Transport implements AutoCloseable {

  private final TransportSettings settings;
  private final HttpStack http;
  private final Login login;
  private final Redaction redaction;
  private final Failures failures;
  private final ConnectionFailures connectionFailures;
  private final AsyncCalls async = new AsyncCalls();
  private final Set<okhttp3.Call> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Connects to nothing yet. */
  public Transport(TransportSettings settings) {
    this.settings = settings;
    this.http = new HttpStack(settings);
    this.redaction = new Redaction(settings.credentials());
    this.failures = new Failures(redaction);
    this.connectionFailures = new ConnectionFailures(settings.server(), http.hostNames());
    this.login = PveLogin.of(settings, this);
  }

  /** The server that is called. */
  public Server server() {
    return settings.server();
  }

  /** A GET that has not been made yet. */
  public <T> Call<T> get(Endpoint endpoint, JsonAdapter<T> adapter) {
    return new HttpCall<>(this, endpoint, adapter, settings.callTimeout());
  }

  <T> CompletableFuture<T> executeAsync(
      Endpoint endpoint, JsonAdapter<T> adapter, Duration timeout) {
    Cancellation cancellation = new Cancellation();
    return async.submit(
        () -> execute(endpoint, adapter, timeout, cancellation),
        cancellation,
        () -> closedException(endpoint.exchange("GET", server()), null));
  }

  <T> T execute(
      Endpoint endpoint, JsonAdapter<T> adapter, Duration timeout, Cancellation cancellation) {
    Deadline deadline = Deadline.after(timeout);
    Exchange exchange = endpoint.exchange("GET", server());
    Request.Builder request = new Request.Builder().url(endpoint.url(server()));
    try {
      Login.Header header = login.header(deadline, cancellation);
      try {
        return send(with(request, header), exchange, adapter, deadline, cancellation);
      } catch (AuthenticationException e) {
        if (!login.refused(header)) {
          throw e;
        }
      }
      Login.Header renewed = login.header(deadline, cancellation);
      return send(with(request, renewed), exchange, adapter, deadline, cancellation);
    } catch (GaveUpException e) {
      throw deadline.passed() && !Thread.currentThread().isInterrupted()
          ? connectionFailures.timeout(exchange, deadline, e)
          : new ConnectionException("the calling thread was interrupted", exchange, e);
    }
  }

  private static Request with(Request.Builder request, Login.Header header) {
    return request.header(header.name(), header.value()).build();
  }

  /** Makes one request and decodes its answer. */
  <T> T send(
      Request request,
      Exchange exchange,
      JsonAdapter<T> adapter,
      Deadline deadline,
      Cancellation cancellation) {
    if (deadline.passed()) {
      throw connectionFailures.timeout(exchange, deadline, null);
    }
    okhttp3.Call call = http.client().newCall(request);
    call.timeout().timeout(Math.max(1, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
    underWay.add(call);
    try {
      if (closed) {
        throw closedException(exchange, null);
      }
      cancellation.started(call);
      try (Response response = call.execute()) {
        if (!response.isSuccessful()) {
          throw failures.of(response, exchange);
        }
        return decode(response, exchange, adapter);
      }
    } catch (IOException e) {
      throw closed ? closedException(exchange, e) : connectionFailures.of(e, exchange, deadline);
    } catch (ProxmoxException e) {
      throw e;
    } catch (Exception e) {
      // OkHttp is Kotlin, which lets this checked exception through without declaring it.
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        throw new ConnectionException("the calling thread was interrupted", exchange, e);
      }
      throw new IllegalStateException("the HTTP client failed: " + e, e);
    } finally {
      cancellation.finished();
      underWay.remove(call);
    }
  }

  private <T> T decode(Response response, Exchange asked, JsonAdapter<T> adapter)
      throws IOException {
    Exchange exchange = asked.answered(response.code(), null);
    String type = response.header("Content-Type");
    Body body = new Body(response.body().source(), settings.maxBodyBytes());
    BufferedSource source = Okio.buffer(body);
    if (type != null && !type.contains("json")) {
      source.request(256);
      throw new ProtocolException(
          "the answer is " + type + " and not JSON: does something else listen at this address?",
          exchange,
          null,
          redaction.excerpt(body.head()),
          null);
    }
    JsonReader reader = JsonReader.of(source);
    try {
      return Envelope.read(reader, adapter);
    } catch (Body.TooLarge e) {
      throw protocol(e.getMessage() + ", the limit of this client", exchange, reader, body, e);
    } catch (EOFException | java.net.ProtocolException e) {
      throw protocol("the answer is cut short", exchange, reader, body, e);
    } catch (JsonEncodingException e) {
      throw protocol("the answer is not JSON", exchange, reader, body, e);
    } catch (JsonDataException | MissingComponentException e) {
      throw protocol(
          "the answer has another shape than expected: " + e.getMessage(),
          exchange,
          reader,
          body,
          e);
    }
  }

  private ProtocolException protocol(
      String problem, Exchange exchange, JsonReader reader, Body body, Exception cause) {
    return new ProtocolException(
        redaction.clean(problem),
        exchange,
        reader.getPath(),
        redaction.excerpt(body.head()),
        cause);
  }

  private static ProxmoxException closedException(Exchange exchange, @Nullable Throwable cause) {
    return new ClientClosedException("this client is closed", exchange, cause);
  }

  /** Ends the calls under way and lets go of connections and threads that are our own. */
  @Override
  public void close() {
    closed = true;
    async.close();
    underWay.forEach(okhttp3.Call::cancel);
    http.close();
  }
}
