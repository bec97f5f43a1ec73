package io.monitorix.exporter.poll;

import io.monitorix.client.PermissionException;
import io.monitorix.exporter.collect.Failures;
import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.SourceReader;
import io.monitorix.exporter.collect.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All cells of one source of a target. Safe for several threads. */
final class SourceCells<T> {

  private static final Logger log = LoggerFactory.getLogger(SourceCells.class);

  private final String target;
  private final Source<T> source;
  private final Rhythm rhythm;
  private final Duration timeout;
  private final Gate gate;
  private final Map<String, Cell<T>> cells = new ConcurrentHashMap<>();
  private final AtomicLong missed = new AtomicLong();

  /**
   * @param timeout of one reading
   * @param concurrency for how many subjects it may be read at once
   */
  SourceCells(String target, Source<T> source, Rhythm rhythm, Duration timeout, int concurrency) {
    this.target = target;
    this.source = source;
    this.rhythm = rhythm;
    this.timeout = timeout;
    this.gate = new Gate(concurrency);
    if (source.scope() == Source.Scope.TARGET) {
      cells.put("", new Cell<>(source, Subject.TARGET, rhythm));
    }
  }

  Source<T> source() {
    return source;
  }

  Rhythm rhythm() {
    return rhythm;
  }

  Collection<Cell<T>> all() {
    return cells.values();
  }

  /** How many times a reading was due while the one before was still under way. */
  long missed() {
    return missed.get();
  }

  /** Makes a cell for each subject of the inventory, and parts with those that are no more. */
  void follow(Inventory inventory) {
    switch (source.scope()) {
      case TARGET -> {}
      case NODE -> follow(inventory.nodes(), Set.copyOf(inventory.offlineNodes()));
      case GUEST -> {
        Set<String> online = new HashSet<>();
        inventory.nodes().forEach(node -> online.add(node.name()));
        Set<String> away = new HashSet<>();
        List<Subject.Guest> here =
            inventory.guests().stream()
                .filter(
                    guest -> {
                      boolean wanted = online.contains(guest.node()) && source.wants(guest);
                      if (!wanted) {
                        away.add(guest.key());
                      }
                      return wanted;
                    })
                .toList();
        follow(here, away);
      }
      case STORAGE ->
          follow(inventory.storages().stream().filter(source::wants).toList(), Set.of());
      case DATASTORE -> follow(inventory.datastores(), Set.of());
    }
  }

  private void follow(List<? extends Subject> here, Set<String> away) {
    Set<String> present = new HashSet<>();
    for (Subject subject : here) {
      // of a shared storage, which each node lists, the first is as good as any
      if (present.add(subject.key())) {
        cells
            .computeIfAbsent(subject.key(), key -> new Cell<>(source, subject, rhythm))
            .seen(subject);
      }
    }
    cells
        .entrySet()
        .removeIf(
            entry -> {
              if (present.contains(entry.getKey())) {
                return false;
              }
              entry.getValue().hide();
              return !away.contains(entry.getKey());
            });
  }

  /**
   * Starts to read the cell, unless it is still being read.
   *
   * @return completes, never exceptionally, when it has been read or has failed
   */
  CompletableFuture<Void> read(Cell<T> cell, SourceReader reader) {
    if (!cell.begin()) {
      if (missed.getAndIncrement() == 0) {
        log.warn(
            "reading skipped, the one before still runs: target={} source={} interval={}",
            target,
            source,
            rhythm.interval());
      }
      return CompletableFuture.completedFuture(null);
    }
    return gate.pass(() -> attempt(cell, reader));
  }

  private CompletableFuture<Void> attempt(Cell<T> cell, SourceReader reader) {
    Instant start = reader.now();
    SourceReader limited = reader.within(timeout);
    Subject subject = cell.subject();
    CompletableFuture<T> reading =
        source.scope() == Source.Scope.TARGET
            ? limited.read(source, cell.last())
            : source.read(limited, subject, cell.last());
    return reading.handle(
        (value, failure) -> {
          Instant now = reader.now();
          if (failure == null) {
            tell(cell.succeeded(value, start, now), cell, null);
          } else {
            tell(cell.failed(failure, start, now), cell, failure);
          }
          return null;
        });
  }

  private void tell(Cell.Change change, Cell<T> cell, @Nullable Throwable failure) {
    String about = cell.subject().key();
    String words = failure == null ? "" : Failures.words(failure);
    switch (change) {
      case FINE -> {}
      case HEALED ->
          log.info("source answers again: target={} source={} subject={}", target, source, about);
      case FAILED -> {
        if (failure != null && Failures.isEnd(failure)) {
          log.debug("not read to the end: target={} source={} subject={}", target, source, about);
        } else if (isFirstOfItsKind(cell)) {
          log.warn(
              "source failed: target={} source={} subject={} error={}",
              target,
              source,
              about,
              words);
        }
      }
      case DROPPED ->
          log.warn(
              "values dropped, last read at {}: target={} source={} subject={} error={}",
              cell.lastSuccess().map(Instant::toString).orElse("no time"),
              target,
              source,
              about,
              words);
      case STILL_FAILING, GONE ->
          log.debug(
              "no value: target={} source={} subject={} error={}", target, source, about, words);
    }
  }

  /** One line says it when a hundred guests of a node fail for one reason. */
  private boolean isFirstOfItsKind(Cell<T> failed) {
    String node = failed.subject().node();
    return source.scope() == Source.Scope.TARGET
        || source.scope() == Source.Scope.NODE
        || node == null
        || cells.values().stream()
            .noneMatch(
                cell -> cell != failed && cell.isFailing() && node.equals(cell.subject().node()));
  }

  void putInto(Readings.Builder readings) {
    cells.values().forEach(cell -> cell.putInto(readings));
  }

  /** What Proxmox refused though it was thought to be allowed. */
  List<PermissionException> refusals() {
    return cells.values().stream()
        .flatMap(cell -> cell.failure().stream())
        .filter(PermissionException.class::isInstance)
        .map(PermissionException.class::cast)
        .toList();
  }
}
