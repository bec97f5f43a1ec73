package io.monitorix.exporter.collect;

import io.monitorix.client.pve.PveClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * All that some collectors need, read once.
 *
 * @param readings what could be read
 * @param problems why the rest could not, each reason once
 */
public record OneReading(Readings readings, List<String> problems) {

  public OneReading {
    problems = List.copyOf(problems);
  }

  /**
   * Reads what the collectors need, all at once.
   *
   * @param observer is told of each call
   * @return completes when all sources have answered or failed; not exceptionally
   */
  public static CompletableFuture<OneReading> of(
      PveClient client, Collectors collectors, CallObserver observer) {
    SourceReader reader = new SourceReader(client, null, observer);
    Readings.Builder readings = Readings.builder();
    Set<String> problems = Collections.synchronizedSet(new LinkedHashSet<>());
    List<CompletableFuture<?>> pending = new ArrayList<>();
    for (Source<?> source : collectors.sources()) {
      pending.add(read(source, reader, readings, problems));
    }
    return CompletableFuture.allOf(pending.toArray(CompletableFuture<?>[]::new))
        .thenApply(
            done -> {
              synchronized (readings) {
                return new OneReading(readings.build(), List.copyOf(problems));
              }
            });
  }

  private static <T> CompletableFuture<?> read(
      Source<T> source, SourceReader reader, Readings.Builder readings, Set<String> problems) {
    return reader
        .read(source)
        .handle(
            (value, failure) -> {
              if (failure == null) {
                synchronized (readings) {
                  readings.put(source, value);
                }
              } else {
                problems.add(Failures.words(failure));
              }
              return null;
            });
  }
}
