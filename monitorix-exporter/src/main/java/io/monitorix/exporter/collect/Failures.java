package io.monitorix.exporter.collect;

import io.monitorix.client.ProxmoxException;
import java.util.concurrent.CompletionException;

/** Looks through what {@code CompletableFuture} wraps around a failure. */
final class Failures {

  private Failures() {}

  static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  static RuntimeException unchecked(Throwable failure) {
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new CompletionException(failure);
  }

  /** What went wrong, for a person. */
  static String words(Throwable failure) {
    Throwable cause = cause(failure);
    String message = cause.getMessage();
    return message == null ? cause.toString() : message;
  }

  /** Whether the server was reached and answered with an error. */
  static boolean isRefusal(Throwable failure) {
    return cause(failure) instanceof ProxmoxException proxmox && proxmox.status().isPresent();
  }
}
