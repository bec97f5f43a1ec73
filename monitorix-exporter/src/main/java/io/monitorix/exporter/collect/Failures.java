package io.monitorix.exporter.collect;

import io.monitorix.client.ClientClosedException;
import io.monitorix.client.NotFoundException;
import io.monitorix.client.ProxmoxException;
import java.util.concurrent.CompletionException;

/** Looks through what {@code CompletableFuture} wraps around a failure. */
public final class Failures {

  private Failures() {}

  /** The failure itself, without what futures wrap around it. */
  public static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** The failure as one that need not be declared. */
  public static RuntimeException unchecked(Throwable failure) {
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new CompletionException(failure);
  }

  /** What went wrong, for a person. */
  public static String words(Throwable failure) {
    Throwable cause = cause(failure);
    String message = cause.getMessage();
    return message == null ? cause.toString() : message;
  }

  /** Whether the server said that what was asked for does not exist. */
  public static boolean isNotFound(Throwable failure) {
    return cause(failure) instanceof NotFoundException;
  }

  /** Whether the server was reached and answered with an error. */
  public static boolean isRefusal(Throwable failure) {
    return cause(failure) instanceof ProxmoxException proxmox && proxmox.status().isPresent();
  }

  /** Whether nothing went wrong but that the target is not watched any more. */
  public static boolean isEnd(Throwable failure) {
    return cause(failure) instanceof ClientClosedException;
  }
}
