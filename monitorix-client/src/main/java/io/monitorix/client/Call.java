package io.monitorix.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One request to a Proxmox server, ready to be made, as often as wanted. A call is an immutable
 * value: it is thread-safe and holds no connection until it is executed.
 *
 * @param <T> what the server answers; {@link Void} where it answers nothing, then the result is
 *     null
 */
public interface Call<T extends @Nullable Object> {

  /**
   * Makes the request and waits for the decoded answer, in the queue of its node too, where {@link
   * Limits} let no more through. Interrupting the thread ends the wait with a {@link
   * ConnectionException} and leaves the interrupt flag set.
   *
   * @throws ProxmoxException when there is no usable answer; its subtypes say why
   */
  T execute();

  /**
   * Makes the request on a thread of the client. The future completes exceptionally with a {@link
   * ProxmoxException} (wrapped by {@code join} and {@code get} as futures do). Cancelling or
   * completing the future from outside closes the socket of a request that is under way and drops
   * one that is still queued.
   */
  CompletableFuture<T> executeAsync();

  /**
   * The same call with its own limit.
   *
   * @param timeout for the whole call: login, connection, request, answer and decoding, with all
   *     attempts, servers and the waits between them; positive. It counts from the moment when the
   *     call leaves the queue, for {@link #execute()} from the beginning
   * @throws IllegalArgumentException when the timeout is zero or negative
   */
  Call<T> withTimeout(Duration timeout);

  /** The same call, answered as it comes: for fields that no type has, and for a closer look. */
  Call<RawAnswer> raw();

  /** How the server is asked. */
  Method method();

  /**
   * What is called, as the API viewer names it, for example {@code /nodes/{node}/status}: a safe
   * label for a metric.
   */
  String endpoint();

  /**
   * What is called: the path below the API's root, with its values and without its query, for
   * example {@code /nodes/pve1/status}.
   */
  String path();
}
