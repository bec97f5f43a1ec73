package io.monitorix.exporter.ondemand;

import io.monitorix.client.pve.NodeApi;
import io.monitorix.client.pve.model.GuestId;
import io.monitorix.client.pve.model.GuestKind;
import io.monitorix.client.pve.model.GuestSummary;
import io.monitorix.exporter.catalog.Collectors;
import io.monitorix.exporter.collect.Failures;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.SourceReader;
import io.monitorix.exporter.collect.Subject;
import io.monitorix.exporter.collect.pve.PveSources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All that some collectors need, read once: of the target as a whole, and of the node that answers
 * with its guests.
 *
 * @param readings what could be read
 * @param problems why the rest could not, each reason once
 * @param failed the sources that could not be read, or not whole
 */
record OneReading(Readings readings, List<String> problems, Set<Source<?>> failed) {

  OneReading {
    problems = List.copyOf(problems);
    failed = Set.copyOf(failed);
  }

  /**
   * A reading that has begun.
   *
   * @param whole completes when all sources have answered or failed; not exceptionally
   * @param soFar gives what there is at the moment; what is still awaited counts as failed
   */
  record UnderWay(CompletableFuture<OneReading> whole, Supplier<OneReading> soFar) {}

  /** Reads what the collectors need, all at once. */
  static UnderWay of(SourceReader reader, Collectors collectors) {
    Gathering gathering = new Gathering(reader);
    List<CompletableFuture<?>> pending = new ArrayList<>();
    for (Source<?> source : collectors.sources()) {
      pending.add(gathering.read(source));
    }
    return new UnderWay(
        CompletableFuture.allOf(pending.toArray(CompletableFuture<?>[]::new))
            .thenApply(done -> gathering.result()),
        gathering::result);
  }

  private static final class Gathering {
    private final SourceReader reader;
    private final Readings.Builder readings = Readings.builder();
    private final Set<Source<?>> failed = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Set<Source<?>> awaited = ConcurrentHashMap.newKeySet();
    private final Set<String> problems = Collections.synchronizedSet(new LinkedHashSet<>());

    Gathering(SourceReader reader) {
      this.reader = reader;
    }

    <T> CompletableFuture<Void> read(Source<T> source) {
      return switch (source.scope()) {
        case TARGET ->
            told(
                source,
                reader.read(source).thenAccept(value -> put(source, Subject.TARGET, value)));
        case NODE ->
            told(
                source,
                PveSources.localNode(reader)
                    .thenCompose(node -> about(source, new Subject.Node(node))));
        case GUEST ->
            told(
                source,
                PveSources.localNode(reader)
                    .thenCompose(this::guests)
                    .thenCompose(
                        guests ->
                            CompletableFuture.allOf(
                                guests.stream()
                                    .filter(source::wants)
                                    .map(guest -> unlessGone(() -> about(source, guest)))
                                    .toArray(CompletableFuture<?>[]::new))));
        case STORAGE, DATASTORE ->
            throw new IllegalArgumentException(source + " is not read on demand");
      };
    }

    private <T> CompletableFuture<Void> about(Source<T> source, Subject subject) {
      return source.read(reader, subject, null).thenAccept(value -> put(source, subject, value));
    }

    /** A guest may go away between the list and the call about it: that is no failure. */
    private static CompletableFuture<Void> unlessGone(Supplier<CompletableFuture<Void>> reading) {
      return reading
          .get()
          .exceptionally(
              failure -> {
                if (Failures.isNotFound(failure)) {
                  return null;
                }
                throw Failures.unchecked(failure);
              });
    }

    private CompletableFuture<List<Subject.Guest>> guests(String node) {
      NodeApi api = reader.pve().node(node);
      CompletableFuture<List<GuestSummary>> machines = reader.call(api.qemu());
      CompletableFuture<List<GuestSummary>> containers = reader.call(api.lxc());
      return CompletableFuture.allOf(machines, containers)
          .thenApply(
              both ->
                  Stream.concat(
                          machines.join().stream().map(guest -> guest(GuestKind.QEMU, node, guest)),
                          containers.join().stream()
                              .map(guest -> guest(GuestKind.LXC, node, guest)))
                      .toList());
    }

    private static Subject.Guest guest(GuestKind kind, String node, GuestSummary guest) {
      return new Subject.Guest(
          new GuestId(kind, Math.toIntExact(guest.vmid())),
          node,
          Objects.requireNonNullElse(guest.name(), ""),
          Objects.requireNonNullElse(guest.status(), ""),
          guest.lock(),
          Boolean.TRUE.equals(guest.template()),
          List.of(),
          null,
          guest.cpus(),
          Optional.ofNullable(guest.maxmem()).map(Long::doubleValue).orElse(null));
    }

    private <T> void put(Source<T> source, Subject subject, T value) {
      synchronized (readings) {
        readings.put(source, subject, value);
      }
    }

    private CompletableFuture<Void> told(Source<?> source, CompletableFuture<Void> reading) {
      awaited.add(source);
      return reading.handle(
          (done, failure) -> {
            awaited.remove(source);
            if (failure != null) {
              problems.add(Failures.words(failure));
              failed.add(source);
            }
            return null;
          });
    }

    OneReading result() {
      Set<Source<?>> late = Set.copyOf(awaited);
      Set<String> why = new LinkedHashSet<>(List.copyOf(problems));
      Set<Source<?>> unread = new HashSet<>(Set.copyOf(failed));
      if (!late.isEmpty()) {
        why.add(late.size() + " answers had not come when the scraper's time was over");
        unread.addAll(late);
      }
      synchronized (readings) {
        return new OneReading(readings.build(), List.copyOf(why), unread);
      }
    }
  }
}
