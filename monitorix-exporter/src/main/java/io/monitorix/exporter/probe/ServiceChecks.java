package io.monitorix.exporter.probe;

import io.monitorix.exporter.config.CheckConfig;
import io.monitorix.exporter.config.ProbesConfig;
import io.monitorix.exporter.metric.SampleSink;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks services at their intervals: those of the configuration, and those that guests ask for by
 * their tags. Thread-safe.
 *
 * <p>One thread starts things and waits for none of them; the checks run on threads of their own,
 * none of them twice at the same time. The results are on a {@link CheckBoard}.
 */
public final class ServiceChecks implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ServiceChecks.class);

  /** How often the guests are looked at. */
  private static final Duration DISCOVERY_INTERVAL = Duration.ofSeconds(15);

  private final Probes probes;
  private final Supplier<List<TaggedGuest>> guests;
  private final RandomGenerator random;
  private final CheckBoard board;
  // Only the clockwork's thread touches these three.
  private Set<Check> fixed = Set.of();
  private GuestChecks guestChecks;
  private final Map<Check, CheckLoop> loops = new HashMap<>();
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(ProbeThreads.named("probe-schedule"));
  private final ThreadPoolExecutor workers;

  private ServiceChecks(
      ProbesConfig config,
      Probes probes,
      Supplier<List<TaggedGuest>> guests,
      RandomGenerator random,
      Runnable onChange) {
    this.probes = probes;
    this.guests = guests;
    this.random = random;
    this.guestChecks = new GuestChecks(config.discovery());
    this.board = new CheckBoard(onChange);
    this.workers = ProbeThreads.pool("probe", config.concurrency(), Integer.MAX_VALUE);
  }

  /**
   * Starts to check.
   *
   * @param guests the guests that run now; asked every 15 s, and must not block
   * @param random gives each check its place within its interval
   * @param onChange told of each new result, on the threads of the checks
   */
  public static ServiceChecks start(
      ProbesConfig config,
      Probes probes,
      Supplier<List<TaggedGuest>> guests,
      RandomGenerator random,
      Runnable onChange) {
    ServiceChecks checks = new ServiceChecks(config, probes, guests, random, onChange);
    checks.apply(config);
    var unused =
        checks.clockwork.scheduleWithFixedDelay(
            checks::adjust,
            DISCOVERY_INTERVAL.toMillis(),
            DISCOVERY_INTERVAL.toMillis(),
            TimeUnit.MILLISECONDS);
    return checks;
  }

  /**
   * Checks what another configuration names; checks that are the same in both go on. How many run
   * at once stays as it is.
   */
  public void apply(ProbesConfig config) {
    clockwork.execute(
        () -> {
          fixed = fixed(config.checks());
          guestChecks = new GuestChecks(config.discovery());
          adjust();
        });
  }

  private static Set<Check> fixed(List<CheckConfig> configs) {
    Set<Check> checks = new LinkedHashSet<>();
    for (CheckConfig config : configs) {
      for (String target : config.targets()) {
        checks.add(new Check(config.service(), target, config.module(), config.timing(), null));
      }
    }
    return checks;
  }

  /** Hands over the last results of all checks. */
  public void emit(SampleSink sink) {
    board.emit(sink);
  }

  /** The checks and their last results. */
  public CheckBoard board() {
    return board;
  }

  /** Starts what is wanted anew, and ends what is not wanted any more. */
  private void adjust() {
    try {
      Set<Check> wanted = new LinkedHashSet<>(fixed);
      wanted.addAll(guestChecks.of(guests));
      adjust(wanted);
    } catch (RuntimeException e) {
      // An exception would end the discovery for good.
      log.error("discovery of checks failed; the last ones go on", e);
    }
  }

  private void adjust(Set<Check> wanted) {
    Map<Check, CheckLoop> gone = new HashMap<>(loops);
    gone.keySet().removeAll(wanted);
    gone.forEach(
        (check, loop) -> {
          loop.stop();
          log.info("no longer checked: service={} target={}", check.service(), check.target());
        });
    loops.keySet().retainAll(wanted);
    for (Check check : wanted) {
      if (!loops.containsKey(check)) {
        CheckLoop loop = new CheckLoop(check, probes, board, clockwork, workers);
        loops.put(check, loop);
        loop.start(Duration.ofMillis(random.nextLong(check.timing().interval().toMillis())));
      }
    }
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
    workers.shutdownNow();
  }
}
