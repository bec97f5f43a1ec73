package io.monitorix.client.internal;

import io.monitorix.client.Call;
import io.monitorix.client.Method;
import io.monitorix.client.RawAnswer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A request for one endpoint, and how its answer is read. */
record HttpCall<T extends @Nullable Object>(
    Transport transport, ApiRequest request, AnswerReader<T> reader, Duration timeout)
    implements Call<T> {

  HttpCall {
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("the timeout of a call must be positive, not " + timeout);
    }
  }

  @Override
  public T execute() {
    return transport.execute(request, reader, timeout, new Cancellation());
  }

  @Override
  public CompletableFuture<T> executeAsync() {
    return transport.executeAsync(request, reader, timeout);
  }

  @Override
  public Call<T> withTimeout(Duration timeout) {
    return new HttpCall<>(transport, request, reader, timeout);
  }

  @Override
  public Call<RawAnswer> raw() {
    return new HttpCall<>(transport, request, AnswerReader.raw(), timeout);
  }

  @Override
  public Method method() {
    return request.method();
  }

  @Override
  public String endpoint() {
    return request.endpoint().template();
  }

  @Override
  public String path() {
    return request.endpoint().path();
  }

  @Override
  public String toString() {
    return method() + " " + path();
  }
}
