package io.monitorix.client.internal;

import io.monitorix.client.Call;
import io.monitorix.client.ListCall;
import io.monitorix.client.Method;
import io.monitorix.client.RawAnswer;
import io.monitorix.client.internal.json.ListAdapter;
import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A request whose answer is a list, held as a whole or handed out row by row. */
record RowsCall<T>(HttpCall<List<T>> whole, ListAdapter<T> rows) implements ListCall<T> {

  /** Leads out of the decoder when the consumer has thrown something. */
  private static final class Interrupted extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    Interrupted(Throwable thrown) {
      super(null, thrown, false, false);
    }
  }

  @Override
  public void forEachRow(Consumer<? super T> consumer) {
    // What the consumer throws travels as a value: to all between here and there it is no failure
    // of the call, to be told as one or mended by another try.
    new HttpCall<>(whole.dispatch(), whole.request().usedUp(), reader(consumer), whole.timeout())
        .execute()
        .ifPresent(RowsCall::rethrow);
  }

  private AnswerReader<Optional<Throwable>> reader(Consumer<? super T> consumer) {
    Consumer<T> guarded =
        row -> {
          try {
            consumer.accept(row);
          } catch (RuntimeException | Error e) {
            throw new Interrupted(e);
          }
        };
    return (decoder, response, exchange) -> {
      try {
        return decoder.read(
            response,
            exchange,
            reader -> {
              Envelope.rows(reader, rows, guarded);
              return Optional.empty();
            });
      } catch (Interrupted e) {
        return Optional.ofNullable(e.getCause());
      }
    };
  }

  private static void rethrow(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  @Override
  public List<T> execute() {
    return whole.execute();
  }

  @Override
  public CompletableFuture<List<T>> executeAsync() {
    return whole.executeAsync();
  }

  @Override
  public ListCall<T> withTimeout(Duration timeout) {
    return new RowsCall<>(
        new HttpCall<>(whole.dispatch(), whole.request(), whole.reader(), timeout), rows);
  }

  @Override
  public Call<RawAnswer> raw() {
    return whole.raw();
  }

  @Override
  public Method method() {
    return whole.method();
  }

  @Override
  public String endpoint() {
    return whole.endpoint();
  }

  @Override
  public String path() {
    return whole.path();
  }

  @Override
  public String toString() {
    return whole.toString();
  }
}
