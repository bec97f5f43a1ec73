package io.monitorix.client;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A call that answers a list, which can be held as a whole or taken row by row.
 *
 * @param <T> a row
 */
public interface ListCall<T> extends Call<List<T>> {

  /**
   * Makes the request and hands out each row as it comes in, on the calling thread, without ever
   * holding them all. Takes as long as the consumer takes: the limit of the call covers it too.
   *
   * <p>A failure in the middle comes after some rows have been handed out; for that reason such a
   * call is not tried again by itself once it was sent.
   *
   * @param consumer what it throws ends the call, and comes out as it is
   * @throws ProxmoxException as {@link #execute()}
   */
  void forEachRow(Consumer<? super T> consumer);

  @Override
  ListCall<T> withTimeout(Duration timeout);
}
