package io.monitorix.spring.metrics;

import io.monitorix.client.CallListener;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.metric.MetricFamilies;
import io.monitorix.exporter.poll.PollSchedule;
import io.monitorix.exporter.poll.Snapshot;
import io.monitorix.exporter.poll.SnapshotBoard;
import io.monitorix.exporter.poll.TargetSet;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Polls the targets as long as the application runs, on threads of its own. Whoever asks gets what
 * was known at the last poll. Thread-safe.
 */
public final class ProxmoxCollector implements SmartLifecycle {

  /** Before the web server begins to answer, and until after it has ended. */
  private static final int PHASE = Integer.MAX_VALUE - 4096;

  private final List<TargetConfig> targets;
  private final Function<String, CallListener> listeners;
  private final InstantSource clock;
  private final SnapshotBoard board;
  private @Nullable Polls polls;

  private record Polls(PollSchedule schedule, TargetSet targets) {}

  /**
   * Of these targets, not polling yet.
   *
   * @param listeners gives for each target who hears of its calls
   * @param everyState whether state sets carry each known state
   */
  public ProxmoxCollector(
      List<TargetConfig> targets,
      Function<String, CallListener> listeners,
      boolean everyState,
      InstantSource clock) {
    this.targets = List.copyOf(targets);
    this.listeners = listeners;
    this.clock = clock;
    this.board = new SnapshotBoard(everyState);
  }

  @Override
  public synchronized void start() {
    if (polls != null) {
      return;
    }
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    PollSchedule schedule = new PollSchedule(random);
    TargetSet set = new TargetSet(board, schedule, clock, random, listeners);
    try {
      set.apply(targets);
    } catch (RuntimeException e) {
      schedule.close();
      throw e;
    }
    polls = new Polls(schedule, set);
  }

  @Override
  public synchronized void stop() {
    Polls ending = polls;
    polls = null;
    if (ending != null) {
      ending.targets().apply(List.of());
      ending.schedule().close();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return polls != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  /** The targets. */
  public List<TargetConfig> targets() {
    return targets;
  }

  /** What was known of a target at its last poll; empty before the first has ended. */
  public Optional<Snapshot> snapshot(String target) {
    return board.of(target);
  }

  /** How all targets do. */
  public List<TargetState> states() {
    return targets.stream().map(target -> TargetState.of(target, board.of(target.name()))).toList();
  }

  /** Whether each target has been polled once, with success or without. */
  public boolean isComplete() {
    return board.isComplete();
  }

  /** The metrics of all targets, each series with the label {@code cluster}. */
  public MetricFamilies families() {
    return board.families();
  }

  /** The metrics of one target. */
  public MetricFamilies families(String target) {
    return board.families(target);
  }

  /** Tells the listener after each poll, on the thread that polled. */
  void onChange(Runnable listener) {
    board.onChange(target -> listener.run());
  }
}
