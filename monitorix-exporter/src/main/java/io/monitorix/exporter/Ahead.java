package io.monitorix.exporter;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * What takes long to make, made on a thread of its own beside the rest of a start. It is closed
 * with this one, whether somebody came for it or not.
 */
final class Ahead<T extends AutoCloseable> implements AutoCloseable {

  private final CompletableFuture<T> made;

  /**
   * Begins to make it.
   *
   * @param thread the name of the thread
   */
  Ahead(String thread, Supplier<T> making) {
    this.made =
        CompletableFuture.supplyAsync(
            making,
            task -> {
              Thread maker = new Thread(task, thread);
              maker.setDaemon(true);
              maker.start();
            });
  }

  /**
   * Waits for it.
   *
   * @throws RuntimeException why it could not be made
   */
  T get() {
    try {
      return made.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException reason ? reason : e;
    }
  }

  @Override
  public void close() {
    made.handle(
            (part, failure) -> {
              if (part != null) {
                Closing.quietly(part);
              }
              return null;
            })
        .join();
  }
}
