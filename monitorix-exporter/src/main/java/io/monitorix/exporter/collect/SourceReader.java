package io.monitorix.exporter.collect;

import io.monitorix.client.Call;
import io.monitorix.client.pve.PveClient;
import io.monitorix.client.pve.model.ClusterStatus;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads sources from one server, each at most once: made for one poll or one scrape and thrown away
 * after it. Safe for several threads.
 */
final class SourceReader {

  private final PveClient client;
  private final @Nullable Duration callTimeout;
  private final CallObserver observer;
  private final Map<Source<?>, CompletableFuture<?>> asked = new ConcurrentHashMap<>();

  /**
   * @param callTimeout the limit of each call; null for the client's own
   * @param observer is told of each call
   */
  SourceReader(PveClient client, @Nullable Duration callTimeout, CallObserver observer) {
    this.client = client;
    this.callTimeout = callTimeout;
    this.observer = observer;
  }

  PveClient client() {
    return client;
  }

  /** Asks for the source, or joins those who asked for it before. */
  @SuppressWarnings("unchecked") // the map holds for each source a future of its own type
  <T> CompletableFuture<T> read(Source<T> source) {
    CompletableFuture<?> before = asked.get(source);
    if (before == null) {
      CompletableFuture<T> mine = new CompletableFuture<>();
      before = asked.putIfAbsent(source, mine);
      if (before == null) {
        var unused =
            source
                .read(this)
                .whenComplete(
                    (value, failure) -> {
                      if (failure == null) {
                        mine.complete(value);
                      } else {
                        mine.completeExceptionally(Failures.cause(failure));
                      }
                    });
        return mine;
      }
    }
    return (CompletableFuture<T>) before;
  }

  <T> CompletableFuture<T> call(Call<T> call) {
    long start = System.nanoTime();
    return (callTimeout == null ? call : call.withTimeout(callTimeout))
        .executeAsync()
        .whenComplete(
            (value, failure) ->
                observer.called(
                    call.path(), Duration.ofNanos(System.nanoTime() - start), failure == null));
  }

  /** The name of the node that the server marks as itself. */
  CompletableFuture<String> localNode() {
    return read(Source.CLUSTER_STATUS)
        .thenApply(
            status ->
                status
                    .localNode()
                    .map(ClusterStatus.NodeEntry::name)
                    .orElseThrow(
                        () ->
                            new IllegalStateException(
                                "/cluster/status names no node as the local one: the metrics of"
                                    + " the node itself cannot be read")));
  }
}
