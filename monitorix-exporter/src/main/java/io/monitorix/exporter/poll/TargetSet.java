package io.monitorix.exporter.poll;

import io.monitorix.client.CallListener;
import io.monitorix.exporter.catalog.AddedCollectors;
import io.monitorix.exporter.catalog.Coverage;
import io.monitorix.exporter.catalog.MetricCatalog;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Connection;
import io.monitorix.exporter.collect.Connections;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.volume.MetricNames;
import io.monitorix.exporter.volume.VolumeControl;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The targets that are polled. Another list may be put in place of them at any time: those that
 * stay as they are go on undisturbed. Safe for several threads.
 */
public final class TargetSet implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TargetSet.class);

  private final SnapshotBoard board;
  private final PollSchedule schedule;
  private final AddedCollectors added;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Function<String, CallListener> listeners;
  private final MetricNames names;
  private final Map<String, Running> running = new LinkedHashMap<>();

  /** A set without targets, for the collectors that come with Monitorix. */
  public TargetSet(
      SnapshotBoard board,
      PollSchedule schedule,
      InstantSource clock,
      RandomGenerator random,
      Function<String, CallListener> listeners) {
    this(board, schedule, AddedCollectors.NONE, clock, random, listeners);
  }

  /**
   * A set without targets.
   *
   * @param board where the snapshots are pinned
   * @param schedule polls them; the caller closes it
   * @param added run for each target of their product, beside those that the target names
   * @param listeners gives for each target who hears of its calls
   */
  public TargetSet(
      SnapshotBoard board,
      PollSchedule schedule,
      AddedCollectors added,
      InstantSource clock,
      RandomGenerator random,
      Function<String, CallListener> listeners) {
    this.board = board;
    this.schedule = schedule;
    this.added = added;
    this.clock = clock;
    this.random = random;
    this.listeners = listeners;
    this.names =
        new MetricNames(
            Stream.of(
                    MetricCatalog.all(),
                    CollectorHealth.metrics(),
                    VolumeControl.METRICS,
                    added.metrics())
                .flatMap(List::stream)
                .toList());
  }

  private record Running(TargetConfig target, Connection connection, PollSchedule.Entry entry)
      implements AutoCloseable {
    @Override
    public void close() {
      entry.close();
      connection.close();
    }
  }

  /** The targets that are polled at the moment. */
  public List<TargetConfig> targets() {
    synchronized (running) {
      return running.values().stream().map(Running::target).toList();
    }
  }

  /**
   * Polls these targets from now on and no others.
   *
   * @throws RuntimeException when one cannot be polled at all, for instance because a file of
   *     certificates cannot be read; the targets are then those of before
   */
  public void apply(List<TargetConfig> targets) {
    synchronized (running) {
      Map<TargetConfig, Connection> opened = open(targets);
      Map<String, TargetConfig> wanted =
          targets.stream()
              .collect(
                  Collectors.toMap(
                      TargetConfig::name, target -> target, (a, b) -> a, LinkedHashMap::new));
      running
          .values()
          .removeIf(
              each -> {
                boolean stays = each.target().equals(wanted.get(each.target().name()));
                if (!stays) {
                  remove(each);
                }
                return !stays;
              });
      opened.forEach(this::start);
    }
  }

  private Map<TargetConfig, Connection> open(List<TargetConfig> targets) {
    Map<TargetConfig, Connection> opened = new LinkedHashMap<>();
    try {
      for (TargetConfig target : targets) {
        Running before = running.get(target.name());
        if (before == null || !before.target().equals(target)) {
          opened.put(target, Connections.open(target, listeners.apply(target.name())));
        }
      }
      return opened;
    } catch (RuntimeException e) {
      opened.values().forEach(Connection::close);
      throw e;
    }
  }

  private void start(TargetConfig target, Connection connection) {
    VolumeControl volume = new VolumeControl(target.name(), target.volume(), names);
    List<Collector> more = added.of(target.product());
    Coverage coverage = Coverage.of(target.product()).and(more);
    TargetConfig polled =
        target.withCollectors(
            target
                .collectors()
                .and(
                    more.stream().map(Collector::name).toList(),
                    target.interval(),
                    target.timeout()));
    board.add(target.name(), coverage.collectors().where(polled.collectors()::isEnabled), volume);
    TargetPoller poller =
        new TargetPoller(
            polled, coverage, connection, clock, random, volume.selection()::narrowed, board::pin);
    running.put(target.name(), new Running(target, connection, schedule.add(poller)));
    log.info(
        "target added: target={} type={} server={}",
        target.name(),
        target.product().key(),
        target.server());
  }

  private void remove(Running each) {
    each.close();
    board.remove(each.target().name());
    log.info("target removed: target={}", each.target().name());
  }

  @Override
  public void close() {
    synchronized (running) {
      running.values().forEach(Running::close);
      running.clear();
    }
  }
}
