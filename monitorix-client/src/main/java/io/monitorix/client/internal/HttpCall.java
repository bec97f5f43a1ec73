package io.monitorix.client.internal;

import io.monitorix.client.Call;
import io.monitorix.client.Method;
import io.monitorix.client.RawAnswer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A request for one endpoint, and how its answer is read. */
record HttpCall<T extends @Nullable Object>(
    Dispatch dispatch, ApiRequest request, AnswerReader<T> reader, Duration timeout)
    implements Call<T> {

  HttpCall {
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("the timeout of a call must be positive, not " + timeout);
    }
  }

  @Override
  public T execute() {
    return dispatch.execute(request, reader, timeout);
  }

  @Override
  public CompletableFuture<T> executeAsync() {
    return dispatch.executeAsync(request, reader, timeout);
  }

  @Override
  public Call<T> withTimeout(Duration timeout) {
    return new HttpCall<>(dispatch, request, reader, timeout);
  }

  @Override
  public Call<RawAnswer> raw() {
    return new HttpCall<>(dispatch, request, AnswerReader.raw(), timeout);
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
