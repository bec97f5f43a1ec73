package io.monitorix.client.internal;

import com.squareup.moshi.JsonAdapter;
import io.monitorix.client.AuthenticationException;
import io.monitorix.client.Call;
import io.monitorix.client.ClientSettings;
import io.monitorix.client.Exchange;
import io.monitorix.client.ListCall;
import io.monitorix.client.Method;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.Server;
import io.monitorix.client.internal.json.ListAdapter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of one client: decides who is asked and how often, and shows who asks. Every
 * failure is a {@link ProxmoxException}. Thread-safe.
 */
public final class Transport implements AutoCloseable {

  private final ClientSettings settings;
  private final Sender sender;
  private final Login login;
  private final AsyncCalls async = new AsyncCalls();

  /** Connects to nothing yet. */
  public Transport(Product product, ClientSettings settings) {
    this.settings = settings;
    this.sender = new Sender(settings);
    this.login = Login.of(product, settings, sender);
  }

  /** The server that is called. */
  public Server server() {
    return settings.servers().get(0);
  }

  /** A GET that has not been made yet. */
  public <T> Call<T> get(Endpoint endpoint, JsonAdapter<T> adapter) {
    return call(Method.GET, endpoint, AnswerReader.of(adapter));
  }

  /** A GET that has not been made yet, whose answer is read with what stands beside the data. */
  public <T> Call<T> getWhole(Endpoint endpoint, JsonAdapter<T> adapter) {
    return call(Method.GET, endpoint, AnswerReader.whole(adapter));
  }

  /** A GET that has not been made yet, for a list of which the adapter reads one row. */
  public <T> ListCall<T> list(Endpoint endpoint, JsonAdapter<T> row) {
    return list(Method.GET, endpoint, row);
  }

  /** A call that has not been made yet, by any method, for a list. */
  public <T> ListCall<T> list(Method method, Endpoint endpoint, JsonAdapter<T> row) {
    ListAdapter<T> rows = new ListAdapter<>(row);
    return new RowsCall<>(
        new HttpCall<>(
            this, new ApiRequest(method, endpoint), AnswerReader.of(rows), settings.callTimeout()),
        rows);
  }

  /** A POST that has not been made yet. */
  public <T> Call<T> post(Endpoint endpoint, JsonAdapter<T> adapter) {
    return call(Method.POST, endpoint, AnswerReader.of(adapter));
  }

  /** A call that has not been made yet, by any method. */
  public <T> Call<T> call(Method method, Endpoint endpoint, JsonAdapter<T> adapter) {
    return call(method, endpoint, AnswerReader.of(adapter));
  }

  /**
   * A call that has not been made yet, for an application's own type.
   *
   * @param type {@link Void} where the answer does not matter
   * @param adapters makes the decoder of any other type
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // The value of Void is null.
  public <T> Call<T> call(
      Method method,
      Endpoint endpoint,
      Class<T> type,
      Function<Class<T>, JsonAdapter<T>> adapters) {
    return type == Void.class
        ? (Call<T>) call(method, endpoint)
        : call(method, endpoint, adapters.apply(type));
  }

  /** A call that has not been made yet and whose answer says nothing. */
  public Call<@Nullable Void> call(Method method, Endpoint endpoint) {
    return call(method, endpoint, AnswerReader.nothing());
  }

  private <T extends @Nullable Object> Call<T> call(
      Method method, Endpoint endpoint, AnswerReader<T> reader) {
    return new HttpCall<>(this, new ApiRequest(method, endpoint), reader, settings.callTimeout());
  }

  <T extends @Nullable Object> CompletableFuture<T> executeAsync(
      ApiRequest request, AnswerReader<T> reader, Duration timeout) {
    Cancellation cancellation = new Cancellation();
    return async.submit(
        () -> execute(request, reader, timeout, cancellation),
        cancellation,
        () -> Sender.closedException(request.exchange(server()), null));
  }

  <T extends @Nullable Object> T execute(
      ApiRequest request, AnswerReader<T> reader, Duration timeout, Cancellation cancellation) {
    Deadline deadline = Deadline.after(timeout);
    Server server = server();
    Exchange exchange = request.exchange(server);
    try {
      Login.Proof proof = login.proof(server, deadline, cancellation);
      try {
        return send(request, server, proof, exchange, reader, deadline, cancellation);
      } catch (AuthenticationException e) {
        if (!login.refused(proof)) {
          throw e;
        }
      }
      Login.Proof renewed = login.proof(server, deadline, cancellation);
      return send(request, server, renewed, exchange, reader, deadline, cancellation);
    } catch (GaveUpException e) {
      throw sender.gaveUp(exchange, deadline, e);
    }
  }

  private <T extends @Nullable Object> T send(
      ApiRequest request,
      Server server,
      Login.Proof proof,
      Exchange exchange,
      AnswerReader<T> reader,
      Deadline deadline,
      Cancellation cancellation) {
    return sender.send(
        proof.shownIn(request.to(server), request.method()).build(),
        server,
        exchange,
        reader,
        deadline,
        cancellation);
  }

  /** Ends the calls under way and lets go of connections and threads that are our own. */
  @Override
  public void close() {
    async.close();
    sender.close();
  }
}
