package io.monitorix.exporter.collect;

import io.monitorix.client.Call;
import io.monitorix.client.NotFoundException;
import io.monitorix.client.pbs.PbsClient;
import io.monitorix.client.pve.PveClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks one server for sources. What is about the target as a whole is asked for once in the life of
 * a reader, which is one poll or one scrape. Safe for several threads.
 */
public final class SourceReader {

  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final Connection connection;
  private final InstantSource clock;
  private final CallObserver observer;
  private final Map<Source<?>, CompletableFuture<?>> asked;
  private final @Nullable Long deadline;

  /**
   * @param observer is told of each call
   */
  public SourceReader(Connection connection, InstantSource clock, CallObserver observer) {
    this(connection, clock, observer, new ConcurrentHashMap<>(), null);
  }

  private SourceReader(
      Connection connection,
      InstantSource clock,
      CallObserver observer,
      Map<Source<?>, CompletableFuture<?>> asked,
      @Nullable Long deadline) {
    this.connection = connection;
    this.clock = clock;
    this.observer = observer;
    this.asked = asked;
    this.deadline = deadline;
  }

  /** The same reader, whose calls must all have ended after this time. */
  public SourceReader within(Duration timeout) {
    return new SourceReader(
        connection, clock, observer, asked, System.nanoTime() + timeout.toNanos());
  }

  /** Proxmox VE. */
  public PveClient pve() {
    if (connection instanceof Connection.Pve pve) {
      return pve.client();
    }
    throw new IllegalStateException("this target is no Proxmox VE");
  }

  /** Proxmox Backup Server. */
  public PbsClient pbs() {
    if (connection instanceof Connection.Pbs pbs) {
      return pbs.client();
    }
    throw new IllegalStateException("this target is no Proxmox Backup Server");
  }

  /** The time of day. */
  public Instant now() {
    return clock.instant();
  }

  /** Asks for a source about the target as a whole, or joins those who asked for it before. */
  public <T> CompletableFuture<T> read(Source<T> source) {
    return read(source, null);
  }

  /** The same, for who knows what the source gave the last time. */
  @SuppressWarnings("unchecked") // the map holds for each source a future of its own type
  public <T> CompletableFuture<T> read(Source<T> source, @Nullable T previous) {
    CompletableFuture<T> mine = new CompletableFuture<>();
    CompletableFuture<?> before = asked.putIfAbsent(source, mine);
    if (before != null) {
      return (CompletableFuture<T>) before;
    }
    var unused =
        source
            .read(this, Subject.TARGET, previous)
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

  /** Makes a call. */
  public <T> CompletableFuture<T> call(Call<T> call) {
    long start = System.nanoTime();
    return limited(call)
        .executeAsync()
        .whenComplete(
            (value, failure) ->
                observer.called(
                    call.path(), Duration.ofNanos(System.nanoTime() - start), failure == null));
  }

  private <T> Call<T> limited(Call<T> call) {
    if (deadline == null) {
      return call;
    }
    Duration left = Duration.ofNanos(deadline - System.nanoTime());
    return call.withTimeout(left.compareTo(SHORTEST) < 0 ? SHORTEST : left);
  }

  /** Makes a call about something that may have gone since it was listed: then it is empty. */
  public <T> CompletableFuture<Optional<T>> callUnlessGone(Call<T> call) {
    return call(call)
        .thenApply(Optional::of)
        .exceptionally(
            failure -> {
              if (Failures.cause(failure) instanceof NotFoundException) {
                return Optional.empty();
              }
              throw Failures.unchecked(failure);
            });
  }

  /**
   * Makes a call about one thing of several, whose failure must not cost the others: then it is
   * empty.
   */
  public <T> CompletableFuture<Optional<T>> callOrNothing(Call<T> call) {
    return call(call).thenApply(Optional::of).exceptionally(failure -> Optional.empty());
  }

  /** All values, or the first failure, once each has ended. */
  public static <T> CompletableFuture<List<T>> allOf(List<CompletableFuture<T>> calls) {
    return CompletableFuture.allOf(calls.toArray(CompletableFuture<?>[]::new))
        .thenApply(done -> calls.stream().map(CompletableFuture::join).toList());
  }
}
