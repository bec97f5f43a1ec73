package io.monitorix.exporter.routing;

import io.monitorix.alerts.routing.AlertRouting;
import io.monitorix.alerts.routing.RoutingRunner;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.alert.AlertIntake;
import io.monitorix.alerts.routing.alert.PostedAlert;
import io.monitorix.alerts.routing.alert.RefusedAlert;
import io.monitorix.alerts.routing.config.ReceiverSpec;
import io.monitorix.alerts.routing.dispatch.CircuitNotifier;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.Integration;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.routing.dispatch.QueuedNotification;
import io.monitorix.alerts.routing.hold.Marks;
import io.monitorix.alerts.routing.silence.Placement;
import io.monitorix.alerts.routing.silence.Silences;
import io.monitorix.alerts.rules.AlertSink;
import io.monitorix.alerts.rules.OutgoingAlert;
import io.monitorix.alerts.yaml.FileException;
import io.monitorix.exporter.alerts.AlertDatabase;
import io.monitorix.exporter.config.RoutingSettings;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Routes alerts as the routing file says, on threads of its own, until it is closed. Safe for
 * several threads.
 */
public final class RoutingKeeper implements AlertSink, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RoutingKeeper.class);

  private final Environment environment;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "routing"));
  private final ExecutorService notifiers =
      Executors.newCachedThreadPool(task -> daemon(task, "notify"));

  private final RoutingAssembly assembly;

  /** Held for reading while alerts come in: those must not go to a routing that has been left. */
  private final ReadWriteLock exchange = new ReentrantReadWriteLock();

  private LoadedRouting loaded;
  private volatile @Nullable RunningRouting running;
  private volatile @Nullable LeadersRouting leaders;
  private boolean closed;

  /**
   * What it works with.
   *
   * @param receivers makes the receivers of a file
   * @param random spreads retries
   * @param clusters the clusters that are watched now: one that never was is new
   * @param placement on which node things are now
   */
  public record Environment(
      ReceiverSource receivers,
      InstantSource clock,
      RandomGenerator random,
      Supplier<? extends Collection<String>> clusters,
      Placement placement) {

    /** One that watches no clusters. */
    public Environment(ReceiverSource receivers, InstantSource clock, RandomGenerator random) {
      this(receivers, clock, random, List::of, Placement.NONE);
    }
  }

  private RoutingKeeper(LoadedRouting loaded, Environment environment) {
    this.loaded = loaded;
    this.environment = environment;
    this.assembly = new RoutingAssembly(environment, notifiers);
  }

  /**
   * Reads the routing file. Alerts are taken once it is {@linkplain #start started}.
   *
   * @throws FileException with all that is wrong with it
   */
  public static RoutingKeeper read(RoutingSettings settings, Environment environment) {
    LoadedRouting loaded = LoadedRouting.read(settings, environment.receivers());
    RoutingKeeper keeper = new RoutingKeeper(loaded, environment);
    keeper.tell(loaded);
    return keeper;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Begins to route, with what is remembered of before. */
  public void start(RoutingMemory memory) {
    start(memory, () -> true);
  }

  /**
   * The same, as long as this process may.
   *
   * @param allowed asked before somebody is told
   */
  public synchronized void start(RoutingMemory memory, BooleanSupplier allowed) {
    if (closed || running != null) {
      return;
    }
    running =
        run(
            loaded,
            memory,
            allowed,
            assembly.silences(memory),
            memory.posted().load(environment.clock().instant()));
  }

  /** Ends at once, and waits to be started again; nobody is told any more. */
  public synchronized void stop() {
    RunningRouting ending = running;
    if (ending == null) {
      return;
    }
    // Whoever has alerts in hand that wait for a database may keep the lock for a while.
    ending.notifier().shut();
    Lock lock = exchange.writeLock();
    lock.lock();
    try {
      running = null;
      ending.runner().close();
    } finally {
      lock.unlock();
    }
    log.info("alerts are not routed any more, as this process does not lead");
  }

  /**
   * Shows what another process routes while this one stands by.
   *
   * @param firing what its rules say
   */
  public void follow(AlertDatabase database, Supplier<List<OutgoingAlert>> firing) {
    leaders = new LeadersRouting(database, firing);
  }

  private RunningRouting run(
      LoadedRouting next,
      RoutingMemory memory,
      BooleanSupplier allowed,
      Silences silences,
      List<Alert> known) {
    GuardedNotifier notifier =
        new GuardedNotifier(
            new CircuitNotifier(next.receivers().notifier(), environment.clock()), allowed);
    AlertRouting routing = assembly.routing(next, memory, silences, notifier);
    routing.holding().seen(environment.clusters().get());
    routing.restore(known);
    return new RunningRouting(
        next,
        memory,
        allowed,
        notifier,
        silences,
        routing,
        new AlertIntake(routing.board(), memory.posted(), environment.clock()),
        new RoutingRunner(routing, environment.clock(), clockwork));
  }

  /** A file that was read again, and takes the place of the one before once it is applied. */
  public final class Change {
    private final LoadedRouting next;

    private Change(LoadedRouting next) {
      this.next = next;
    }

    /**
     * Routes by it from now on. Alerts, silences and what was told stay as they are, and groups
     * that are there before and after are due when they were.
     */
    public void apply() {
      exchange(next);
    }

    /** Leaves everything as it was. */
    public void discard() {
      end(next);
    }
  }

  /**
   * Reads the file again; nothing changes yet.
   *
   * @throws FileException with all that is wrong with it
   */
  public Change read(RoutingSettings settings) {
    return new Change(LoadedRouting.read(settings, environment.receivers()));
  }

  private synchronized void exchange(LoadedRouting next) {
    LoadedRouting previous = loaded;
    Lock lock = exchange.writeLock();
    lock.lock();
    try {
      RunningRouting before = running;
      if (before != null && !closed) {
        running = onClockwork(() -> replace(before, next));
      }
      loaded = next;
    } finally {
      lock.unlock();
    }
    end(previous);
    tell(next);
  }

  private RunningRouting replace(RunningRouting before, LoadedRouting next) {
    Succession.hurryUntold(before.routing(), before.memory().groups(), environment.clock());
    RunningRouting after =
        run(
            next,
            before.memory(),
            before.allowed(),
            before.silences(),
            Succession.alerts(before.routing()));
    before.runner().close();
    return after;
  }

  /** So that nothing is flushed meanwhile, which would then be flushed twice. */
  private RunningRouting onClockwork(Callable<RunningRouting> task) {
    try {
      return clockwork.submit(task).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while routing was exchanged", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("routing was not exchanged: " + e.getCause(), e.getCause());
    }
  }

  private void tell(LoadedRouting now) {
    for (String receiver : now.untold()) {
      log.warn(
          "nobody is told of alerts of this receiver, as its kinds are not there: receiver={}",
          receiver);
    }
    if (now.policy().observe()) {
      log.warn("observe mode: alerts are routed, and nobody is told; see routing.observe");
    }
    log.info(
        "routing loaded: file={} receivers={}",
        now.config().file(),
        now.config().receivers().size());
  }

  static void end(LoadedRouting previous) {
    try {
      previous.receivers().end().close();
    } catch (Exception e) {
      log.warn("receivers could not be closed", e);
    }
  }

  /**
   * Takes alerts of our own rules in.
   *
   * @throws RoutingNotReadyException before it is started: they come again
   */
  @Override
  public void send(List<OutgoingAlert> alerts) {
    Lock lock = exchange.readLock();
    lock.lock();
    try {
      now().send(alerts, environment.clusters().get());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes alerts of others in; those that are taken are durable once this returns.
   *
   * @return those that were not taken
   * @throws RoutingNotReadyException before it is started, and while this process stands by
   * @throws RuntimeException if they cannot be kept; they may be routed all the same
   */
  public List<RefusedAlert> post(List<PostedAlert> alerts) {
    Lock lock = exchange.readLock();
    lock.lock();
    try {
      return now().post(alerts);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The routing as it is now: a reload puts another in its place.
   *
   * @throws RoutingNotReadyException before it is started, and while this process stands by
   */
  public AlertRouting routing() {
    return now().routing();
  }

  /** What routing remembers beside alerts. */
  public Marks marks() {
    return now().memory().holds().marks();
  }

  /**
   * Tells all integrations of a receiver something that is no alert; once, and now.
   *
   * @param message makes what an integration is told
   * @return what became of it; nothing if there is no such receiver, or it has no integrations
   */
  public Map<Integration, Notifier.HandOver> tell(
      String receiver, Function<Integration, Flush> message) {
    return now().tell(receiver, message);
  }

  /**
   * The routing to be shown: while this process stands by, that of the leader, as it has written it
   * and as the file here has it. Nothing can be changed in that.
   *
   * @throws RoutingNotReadyException before it is started, or while this process stands by and only
   *     the leader can read what it writes
   * @throws io.monitorix.alerts.store.database.DatabaseException if that cannot be read now
   */
  public AlertRouting shown() {
    RunningRouting now = running;
    if (now != null) {
      return now.routing();
    }
    LoadedRouting file;
    synchronized (this) {
      file = loaded;
    }
    LeadersRouting others = leaders;
    return Optional.ofNullable(others)
        .flatMap(known -> known.look(file, assembly))
        .orElseThrow(RoutingNotReadyException::new);
  }

  private RunningRouting now() {
    RunningRouting now = running;
    if (now == null) {
      LeadersRouting others = leaders;
      throw others == null ? new RoutingNotReadyException() : others.notReady();
    }
    return now;
  }

  /** All that has to be told and is not; nothing before it is started. */
  public List<QueuedNotification> queued() {
    RunningRouting now = running;
    return now == null ? List.of() : now.routing().dispatcher().queued();
  }

  /** The names of all receivers, in the order of the file. */
  public synchronized List<String> receivers() {
    return loaded.config().receivers().stream().map(ReceiverSpec::name).toList();
  }

  /** The file's text without secrets. */
  public synchronized String shownConfig() {
    return loaded.shown();
  }

  @Override
  public synchronized void close() {
    closed = true;
    RunningRouting now = running;
    if (now != null) {
      now.runner().close();
    }
    clockwork.shutdownNow();
    notifiers.shutdown();
    end(loaded);
  }
}
