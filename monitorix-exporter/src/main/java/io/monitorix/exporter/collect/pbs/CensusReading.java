package io.monitorix.exporter.collect.pbs;

import io.monitorix.client.ParameterException;
import io.monitorix.client.pbs.DatastoreApi;
import io.monitorix.client.pbs.model.BackupNamespace;
import io.monitorix.client.pbs.model.Namespace;
import io.monitorix.exporter.collect.Failures;
import io.monitorix.exporter.collect.SourceReader;
import io.monitorix.exporter.collect.pbs.BackupCensus.Detail;
import io.monitorix.exporter.collect.pbs.BackupCensus.Group;
import io.monitorix.exporter.collect.pbs.BackupCensus.Place;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a datastore's backups. Listing groups is cheap for the server; for a list of
 * backups it opens each of them, so that is asked of a group only when the group has changed, or
 * when it has been long, and a few groups at a time.
 */
final class CensusReading {

  /** For how many groups the backups are asked in one reading. */
  private static final int MOST_GROUPS = 200;

  /** How many calls are under way at once. */
  private static final int LANES = 2;

  private final SourceReader reader;
  private final DatastoreApi store;
  private final Map<Place, Group> before;
  private final Set<BackupNamespace> namespaces = ConcurrentHashMap.newKeySet();
  private final Map<Place, Group> groups = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean late;

  private CensusReading(SourceReader reader, DatastoreApi store, @Nullable BackupCensus previous) {
    this.reader = reader;
    this.store = store;
    this.before = previous == null ? Map.of() : previous.groups();
  }

  /** Starts to read. */
  static CompletableFuture<BackupCensus> start(
      SourceReader reader, DatastoreApi store, @Nullable BackupCensus previous) {
    return new CensusReading(reader, store, previous).start();
  }

  private CompletableFuture<BackupCensus> start() {
    return namespaces()
        .thenCompose(
            found -> inTurn(found.stream().map(Namespace::namespace).iterator(), this::list))
        .thenCompose(listed -> detail())
        .thenApply(done -> new BackupCensus(namespaces, groups));
  }

  /** A datastore that is taken out of use refuses to be read: then there is nothing to tell. */
  private CompletableFuture<List<Namespace>> namespaces() {
    return reader
        .call(store.namespaces())
        .exceptionally(
            thrown -> {
              if (Failures.cause(thrown) instanceof ParameterException) {
                return List.of();
              }
              throw Failures.unchecked(thrown);
            });
  }

  private CompletableFuture<Void> list(BackupNamespace namespace) {
    return reader
        .callUnlessGone(store.groups(namespace))
        .thenAccept(
            found ->
                found.ifPresent(
                    listed -> {
                      namespaces.add(namespace);
                      listed.forEach(
                          group -> {
                            Place place = new Place(namespace, group.id());
                            groups.put(place, Group.of(group, before.get(place)));
                          });
                    }));
  }

  /** What cannot be finished in time is left for the next reading, and fails nothing. */
  private CompletableFuture<Void> detail() {
    List<Place> stale =
        groups.entrySet().stream()
            .filter(entry -> entry.getValue().isStale(reader.now()))
            .sorted(
                Comparator.comparing((Map.Entry<Place, Group> entry) -> entry.getValue().readAt()))
            .limit(MOST_GROUPS)
            .map(Map.Entry::getKey)
            .toList();
    Iterator<Place> queue = stale.iterator();
    List<CompletableFuture<Void>> lanes =
        IntStream.range(0, LANES).mapToObj(lane -> inTurn(queue, this::detail)).toList();
    return CompletableFuture.allOf(lanes.toArray(CompletableFuture<?>[]::new))
        .thenCompose(
            done -> {
              Throwable first = failure.get();
              boolean nothing =
                  first != null
                      && stale.stream()
                          .map(groups::get)
                          .allMatch(group -> group == null || group.isStale(reader.now()));
              return nothing
                  ? CompletableFuture.failedFuture(first)
                  : CompletableFuture.completedFuture(null);
            });
  }

  private CompletableFuture<Void> detail(Place place) {
    if (late) {
      return CompletableFuture.completedFuture(null);
    }
    return reader
        .callUnlessGone(store.snapshots(place.namespace(), place.group()))
        .handle(
            (found, thrown) -> {
              if (thrown != null) {
                failure.compareAndSet(null, Failures.cause(thrown));
                // a refusal concerns this group; else time is up or the server is gone
                late |= !Failures.isRefusal(thrown);
              } else {
                groups.computeIfPresent(
                    place,
                    (key, group) ->
                        found
                            .map(
                                backups ->
                                    group.with(Detail.of(group.listing(), reader.now(), backups)))
                            .orElse(null));
              }
              return null;
            });
  }

  /** Takes one after the other from the queue, which several may share. */
  private static <T> CompletableFuture<Void> inTurn(Iterator<T> queue, Step<T> step) {
    T next;
    synchronized (queue) {
      if (!queue.hasNext()) {
        return CompletableFuture.completedFuture(null);
      }
      next = queue.next();
    }
    return step.take(next).thenCompose(done -> inTurn(queue, step));
  }

  /** What is done with one. */
  @FunctionalInterface
  private interface Step<T> {
    CompletableFuture<Void> take(T each);
  }
}
