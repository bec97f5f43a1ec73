package io.monitorix.client.internal;

import com.squareup.moshi.JsonAdapter;
import io.monitorix.client.Call;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A GET of one endpoint. */
record HttpCall<T>(Transport transport, Endpoint endpoint, JsonAdapter<T> adapter, Duration timeout)
    implements Call<T> {

  HttpCall {
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("the timeout of a call must be positive, not " + timeout);
    }
  }

  @Override
  public T execute() {
    return transport.execute(endpoint, adapter, timeout, new Cancellation());
  }

  @Override
  public CompletableFuture<T> executeAsync() {
    return transport.executeAsync(endpoint, adapter, timeout);
  }

  @Override
  public Call<T> withTimeout(Duration timeout) {
    return new HttpCall<>(transport, endpoint, adapter, timeout);
  }

  @Override
  public String path() {
    return endpoint.path();
  }

  @Override
  public String toString() {
    return "GET " + endpoint.url(transport.server());
  }
}
