package io.monitorix.exporter.poll;

import io.monitorix.client.Permissions;
import io.monitorix.exporter.catalog.Collectors;
import io.monitorix.exporter.catalog.Coverage;
import io.monitorix.exporter.collect.Connection;
import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.SourceReader;
import io.monitorix.exporter.collect.Subject;
import io.monitorix.exporter.config.TargetConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one target. At each beat it reads the sources that are due, about the target as a whole and
 * about each node that is online, and publishes a {@link Snapshot}; in between it reads the single
 * guests and storages, spread over their intervals. No reading waits for another, and none fails
 * the poll: what could not be read is told by the snapshot. Safe for several threads.
 */
public final class TargetPoller {

  private static final Logger log = LoggerFactory.getLogger(TargetPoller.class);

  private final TargetConfig target;
  private final Connection connection;
  private final Inventory.Survey survey;
  private final InstantSource clock;
  private final UnaryOperator<Inventory> narrowed;
  private final Consumer<Snapshot> publish;

  private final SourceCells<Permissions> permissions;
  private final List<SourceCells<?>> ofTarget = new ArrayList<>();
  private final List<SourceCells<?>> ofNodes = new ArrayList<>();
  private final List<SourceCells<?>> paced = new ArrayList<>();
  private final Report report;
  private final Budget budget;

  private volatile Inventory inventory = Inventory.EMPTY;
  private volatile Rights rights = Rights.UNKNOWN;
  private volatile boolean unreachable;
  private volatile @Nullable Instant beatUnderWay;

  /** A poller of all that the target consists of. */
  public TargetPoller(
      TargetConfig target,
      Connection connection,
      InstantSource clock,
      RandomGenerator random,
      Consumer<Snapshot> publish) {
    this(
        target,
        Coverage.of(target.product()),
        connection,
        clock,
        random,
        UnaryOperator.identity(),
        publish);
  }

  /**
   * @param coverage what there is to be read of the target's product
   * @param connection to the target's server; the caller closes it
   * @param random spreads the readings
   * @param narrowed gives of an inventory what is polled of it
   * @param publish is given each snapshot, on a thread of the client
   */
  public TargetPoller(
      TargetConfig target,
      Coverage coverage,
      Connection connection,
      InstantSource clock,
      RandomGenerator random,
      UnaryOperator<Inventory> narrowed,
      Consumer<Snapshot> publish) {
    this.narrowed = narrowed;
    this.target = target;
    this.connection = connection;
    this.clock = clock;
    this.publish = publish;
    this.budget = new Budget(target.callsPerSecond());
    this.survey = coverage.survey();
    Collectors collectors = coverage.collectors().where(target.collectors()::isEnabled);
    SourcePlan plan = new SourcePlan(target, collectors, random);
    this.permissions = plan.cells(coverage.permissions(), List.of());
    List<SourceCells<?>> all = plan.cells(coverage);
    for (SourceCells<?> cells : all) {
      switch (cells.source().scope()) {
        case TARGET -> ofTarget.add(cells);
        case NODE -> ofNodes.add(cells);
        case GUEST, STORAGE, DATASTORE -> paced.add(cells);
      }
    }
    this.report = new Report(target.name(), collectors, all);
  }

  /** What it polls. */
  public TargetConfig target() {
    return target;
  }

  /**
   * Starts a beat: reads what is due.
   *
   * @return completes, never exceptionally, when all of that has been read or has failed and the
   *     snapshot has been published; at once where all of it is still being read for an earlier
   *     beat
   */
  public CompletableFuture<Void> poll() {
    Instant start = clock.instant();
    beatUnderWay = start;
    SourceReader reader = reader();
    CompletableFuture<Void> allowed = readRights(reader, start);
    List<CompletableFuture<Void>> surveys = new ArrayList<>();
    List<CompletableFuture<Void>> rest = new ArrayList<>();
    List<SourceCells<?>> asked = new ArrayList<>();
    for (SourceCells<?> cells : ofTarget) {
      if (isDue(cells, start)) {
        asked.add(cells);
        boolean free = cells.source().requirement().alternatives().isEmpty();
        (survey.sources().contains(cells.source()) ? surveys : rest)
            .add(
                free
                    ? read(cells, reader, start)
                    : allowed.thenCompose(told -> read(cells, reader, start)));
      }
    }
    CompletableFuture<Void> nodes =
        CompletableFuture.allOf(allOf(surveys), allowed)
            .thenCompose(
                known -> {
                  follow(asked);
                  List<CompletableFuture<Void>> readings = new ArrayList<>();
                  if (!unreachable) {
                    ofNodes.forEach(cells -> readings.add(read(cells, reader, start)));
                  }
                  return allOf(readings);
                });
    rest.add(nodes);
    return allOf(rest)
        .handle(
            (done, failure) -> {
              if (failure != null) {
                log.error("a poll ended early: target={}", target.name(), failure);
              }
              if (start.equals(beatUnderWay)) {
                beatUnderWay = null;
              }
              publish(start);
              return null;
            });
  }

  /**
   * Publishes what the beat under way has brought so far: one slow node must not hold up what all
   * others said. To be called a short time after {@link #poll}.
   */
  public void settle() {
    Instant start = beatUnderWay;
    if (start != null) {
      publish(start);
    }
  }

  /**
   * Reads single guests and storages whose time has come, the oldest first, as far as the budget
   * reaches. To be called about once a second.
   *
   * @return completes, never exceptionally, when what was started has been read or has failed
   */
  public synchronized CompletableFuture<Void> pace() {
    if (unreachable) {
      return CompletableFuture.completedFuture(null);
    }
    Instant now = clock.instant();
    List<Due<?>> due = new ArrayList<>();
    paced.forEach(cells -> due.addAll(due(cells, now)));
    due.sort(Comparator.comparing(Due::since));
    SourceReader reader = reader();
    List<CompletableFuture<Void>> readings = new ArrayList<>();
    for (Due<?> each : due) {
      if (budget.take(each.node(), each.cells().source().calls(), now)) {
        readings.add(each.read(reader));
      }
    }
    return allOf(readings);
  }

  /** A cell whose time has come. */
  private record Due<T>(SourceCells<T> cells, Cell<T> cell, Instant since, String node) {
    CompletableFuture<Void> read(SourceReader reader) {
      return cells.read(cell, reader);
    }
  }

  private <T> List<Due<T>> due(SourceCells<T> cells, Instant now) {
    List<Due<T>> due = new ArrayList<>();
    for (Cell<T> cell : cells.all()) {
      if (cell.isDue(now, Duration.ZERO) && !cell.mayWait()) {
        Subject subject = cell.subject();
        String node = subject.node() == null ? "" : subject.node();
        if (rights.missing(cells.source(), subject).isEmpty() && !budget.isEmpty(node, now)) {
          due.add(new Due<>(cells, cell, cell.due(), node));
        }
      }
    }
    return due;
  }

  /** Before it was tried once what there is, nothing can be said of it. */
  private boolean isSurveyed() {
    return ofTarget.stream()
        .filter(cells -> survey.sources().contains(cells.source()))
        .allMatch(cells -> cells.all().stream().allMatch(Cell::isAttempted));
  }

  private SourceReader reader() {
    return new SourceReader(connection, clock, (path, took, success) -> {});
  }

  private CompletableFuture<Void> readRights(SourceReader reader, Instant now) {
    return read(permissions, reader, now)
        .thenRun(
            () -> {
              Readings.Builder read = Readings.builder();
              permissions.putInto(read);
              rights = Rights.of(read.build().get(permissions.source()));
            });
  }

  private static boolean isDue(SourceCells<?> cells, Instant now) {
    return cells.all().stream().anyMatch(cell -> cell.isDue(now, cells.rhythm().tolerance()));
  }

  /** Reads those cells that are due and allowed. */
  private <T> CompletableFuture<Void> read(SourceCells<T> cells, SourceReader reader, Instant now) {
    List<CompletableFuture<Void>> readings = new ArrayList<>();
    for (Cell<T> cell : cells.all()) {
      if (cell.isDue(now, cells.rhythm().tolerance())
          && rights.missing(cells.source(), cell.subject()).isEmpty()) {
        readings.add(cells.read(cell, reader));
      }
    }
    return allOf(readings);
  }

  private static CompletableFuture<Void> allOf(List<CompletableFuture<Void>> readings) {
    return CompletableFuture.allOf(readings.toArray(CompletableFuture<?>[]::new));
  }

  /** Looks at what the target consists of now. */
  private synchronized void follow(List<SourceCells<?>> asked) {
    if (isGone(asked)) {
      // what it said an hour ago and was not asked again is no better than what just failed
      unreachable = true;
      ofTarget.forEach(cells -> cells.all().forEach(Cell::forget));
      ofNodes.forEach(cells -> cells.all().forEach(Cell::forget));
      paced.forEach(cells -> cells.all().forEach(Cell::forget));
      return;
    }
    unreachable = false;
    Readings.Builder told = Readings.builder();
    ofTarget.stream()
        .filter(cells -> survey.sources().contains(cells.source()))
        .forEach(cells -> cells.putInto(told));
    Inventory whole = survey.of(told.build());
    if (whole != null) {
      Inventory now = narrowed.apply(whole);
      inventory = now;
      ofNodes.forEach(cells -> cells.follow(now));
      paced.forEach(cells -> cells.follow(now));
    }
  }

  /**
   * Whether nobody answers: what tells of the inventory is lost, and nothing that was asked is
   * known to do better. What was left aside for want of a permission says nothing about that.
   */
  private boolean isGone(List<SourceCells<?>> asked) {
    List<Cell<?>> tried =
        asked.stream()
            .filter(cells -> !cells.source().isKeptWhenGone())
            .<Cell<?>>flatMap(cells -> cells.all().stream())
            .filter(Cell::isAttempted)
            .toList();
    return tried.isEmpty()
        ? unreachable
        : tried.stream().allMatch(cell -> cell.isLost() || cell.isFailing())
            && ofTarget.stream()
                .filter(cells -> survey.sources().contains(cells.source()))
                .flatMap(cells -> cells.all().stream())
                .allMatch(Cell::isLost);
  }

  private void publish(Instant start) {
    if (!isSurveyed()) {
      return;
    }
    try {
      Readings.Builder readings = Readings.builder();
      ofTarget.forEach(cells -> cells.putInto(readings));
      ofNodes.forEach(cells -> cells.putInto(readings));
      paced.forEach(cells -> cells.putInto(readings));
      Readings read = readings.build();
      boolean reachable = survey.of(read) != null;
      Instant now = clock.instant();
      publish.accept(
          report.snapshot(now, Duration.between(start, now), reachable, inventory, read, rights));
    } catch (RuntimeException e) {
      log.error("publishing a snapshot failed: target={}", target.name(), e);
    }
  }
}
