package io.monitorix.client.internal;

import com.squareup.moshi.JsonAdapter;
import io.monitorix.client.Call;
import io.monitorix.client.ClientSettings;
import io.monitorix.client.ListCall;
import io.monitorix.client.Method;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.Server;
import io.monitorix.client.internal.json.ListAdapter;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives out the calls of one client. Every failure of one is a {@link ProxmoxException}.
 * Thread-safe.
 */
public final class Transport implements AutoCloseable {

  private final Dispatch dispatch;
  private final Duration callTimeout;

  /** Connects to nothing yet. */
  public Transport(Product product, ClientSettings settings) {
    this(product, settings, Time.system());
  }

  Transport(Product product, ClientSettings settings, Time time) {
    dispatch = new Dispatch(product, settings, time);
    callTimeout = settings.callTimeout();
  }

  /**
   * The server that is called for what is no single node's: another one after that one failed,
   * where there are several.
   */
  public Server server() {
    return dispatch.server();
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
            dispatch, new ApiRequest(method, endpoint), AnswerReader.of(rows), callTimeout),
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
    return new HttpCall<>(dispatch, new ApiRequest(method, endpoint), reader, callTimeout);
  }

  /** Ends the calls under way and lets go of connections and threads that are our own. */
  @Override
  public void close() {
    dispatch.close();
  }
}
