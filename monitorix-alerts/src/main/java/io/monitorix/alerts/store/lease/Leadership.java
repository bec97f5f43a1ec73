package io.monitorix.alerts.store.lease;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.alerts.store.database.Fence;
import io.monitorix.alerts.store.database.SideConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that of all processes on one database exactly one leads: on PostgreSQL by a lease that
 * has to be renewed, on a file of SQLite by a lock. Who does not lead stands by, and takes over
 * when the leader gives up, or does not renew. Thread-safe.
 */
public final class Leadership implements AutoCloseable {

  /** A leader that does not renew for so long may be replaced. It renews three times as often. */
  public static final Duration TTL = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
  private static final int RENEWALS = 3;
  private static final int LOOKS = 15;

  private final Database database;
  private final Claim claim;
  private final Holder self;
  private final Duration ttl;
  private final InstantSource clock;
  private final Listener listener;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "leadership"));
  private final ExecutorService changes =
      Executors.newSingleThreadExecutor(task -> daemon(task, "leadership-change"));

  private volatile @Nullable Term term;
  private volatile Confidence confidence;
  private volatile @Nullable String fault;
  private volatile boolean changing;
  private @Nullable Holder told;
  private volatile boolean closed;
  private volatile long restUntil = System.nanoTime();

  /** Is told on a thread of its own, one after the other. */
  public interface Listener {

    /**
     * This process leads from now on. What others have written is there to be read.
     *
     * @param fence stands before all that is written as the leader
     * @throws RuntimeException if it cannot; the lead is given up then, and tried for again later
     */
    void elected(Fence fence);

    /**
     * This process does not lead any more, after {@link #elected}. When the leadership is closed,
     * what waits can still be written in here.
     */
    void ended();
  }

  private Leadership(
      Database database,
      Claim claim,
      Holder self,
      Duration ttl,
      InstantSource clock,
      Listener listener) {
    this.database = database;
    this.claim = claim;
    this.self = self;
    this.ttl = ttl;
    this.clock = clock;
    this.listener = listener;
    this.confidence = new Confidence(ttl, clock);
  }

  /**
   * Tries to lead, now and whenever there is no other leader. If it leads at once, the listener has
   * been told when this returns.
   *
   * @param clock of this machine, which may be wrong
   * @throws DatabaseException if the database cannot be used
   * @throws RuntimeException what the listener threw, if it leads at once
   */
  public static Leadership start(
      Database database, Holder self, InstantSource clock, Listener listener) {
    return start(database, self, TTL, clock, listener);
  }

  /**
   * The same with another time.
   *
   * @param ttl a leader that does not renew for so long may be replaced; the same for all processes
   */
  public static Leadership start(
      Database database, Holder self, Duration ttl, InstantSource clock, Listener listener) {
    Leadership leadership =
        new Leadership(database, claim(database, self, ttl), self, ttl, clock, listener);
    try {
      leadership.begin();
    } catch (RuntimeException e) {
      leadership.close();
      throw e;
    }
    return leadership;
  }

  private static Claim claim(Database database, Holder self, Duration ttl) {
    if (database instanceof Database.Sqlite file) {
      return new FileClaim(file, self);
    }
    return SideConnection.open(database)
        .<Claim>map(connection -> new LeaseClaim(connection, self, ttl))
        .orElseGet(SoleClaim::new);
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private void begin() {
    CompletableFuture<@Nullable Void> first;
    try {
      first = standBy();
    } catch (DatabaseException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new DatabaseException(
          "the database of alerts cannot be asked who leads: "
              + database.describe()
              + ": "
              + DatabaseException.reason(e),
          e);
    }
    schedule(pause());
    try {
      first.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException reason ? reason : e;
    }
  }

  private void schedule(Duration pause) {
    try {
      ScheduledFuture<?> unused =
          clockwork.schedule(this::turn, pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("Leadership was closed meanwhile");
    }
  }

  /** Who leads renews, and who stands by looks often: it costs one row. */
  private Duration pause() {
    return ttl.dividedBy(term == null || fault != null ? LOOKS : RENEWALS);
  }

  private void turn() {
    try {
      Term leading = term;
      if (leading != null) {
        renew(leading);
        recovered();
      } else if (!changing && !closed && System.nanoTime() - restUntil >= 0) {
        CompletableFuture<@Nullable Void> unused = standBy().exceptionally(this::cannotLead);
        recovered();
      }
    } catch (RuntimeException e) {
      failed(DatabaseException.reason(e));
    } finally {
      schedule(pause());
    }
  }

  private void failed(String reason) {
    if (fault == null) {
      LOG.warn(
          "Who leads cannot be read, it is tried again database={} leads={} error={}",
          database.describe(),
          term != null,
          reason);
    }
    fault = reason;
  }

  private void recovered() {
    if (fault != null) {
      LOG.info("Who leads can be read again database={}", database.describe());
      fault = null;
    }
  }

  private void renew(Term leading) {
    Confidence.Attempt attempt = confidence.attempt();
    Claim.Renewal renewal;
    try {
      renewal = claim.renew(leading.number());
    } catch (RuntimeException e) {
      attempt.failed();
      if (confidence.hasRunOut()) {
        depose(leading, "the lease could not be renewed in time, and another process waits for it");
      }
      throw e;
    }
    if (renewal.renewed()) {
      attempt.succeeded(renewal.rival());
    } else {
      depose(leading, "another process has taken over");
    }
  }

  /** Takes the lead if it is free; what comes of that ends when the listener has been told. */
  private CompletableFuture<@Nullable Void> standBy() {
    Confidence fresh = new Confidence(ttl, clock);
    Optional<Long> taken = claim.take();
    if (taken.isEmpty()) {
      tellLeader();
      return CompletableFuture.completedFuture(null);
    }
    told = null;
    confidence = fresh;
    Term begun =
        new Term(taken.get(), claim, lost -> depose(lost, "another process has taken over"));
    term = begun;
    LOG.info(
        "This process leads database={} term={} name={}",
        database.describe(),
        begun.number(),
        self.name());
    return CompletableFuture.runAsync(() -> elected(begun), changes);
  }

  private @Nullable Void cannotLead(Throwable reason) {
    LOG.warn(
        "This process cannot lead now, it has given up and tries again database={} error={}",
        database.describe(),
        DatabaseException.reason(reason));
    return null;
  }

  private void tellLeader() {
    Holder leader = claim.seen().orElse(null);
    if (leader != null && !leader.equals(told)) {
      told = leader;
      LOG.info(
          "This process stands by, another one leads database={} leader={} url={}",
          database.describe(),
          leader.name(),
          leader.url());
    }
  }

  private void elected(Term begun) {
    try {
      listener.elected(begun);
    } catch (RuntimeException | Error e) {
      restUntil = System.nanoTime() + ttl.dividedBy(RENEWALS).toNanos();
      if (release(begun, "this process could not go on with what is in the database")) {
        giveUp(begun);
        changing = false;
      }
      throw e;
    }
  }

  /** Whether it was the term, which has ended now. */
  private synchronized boolean release(Term ending, String why) {
    ending.end(why);
    if (term != ending) {
      return false;
    }
    changing = true;
    term = null;
    return true;
  }

  private void depose(Term ending, String why) {
    if (!release(ending, why)) {
      return;
    }
    LOG.warn(
        "This process does not lead any more database={} term={} reason={}",
        database.describe(),
        ending.number(),
        why);
    try {
      changes.execute(
          () -> {
            tellEnded();
            changing = false;
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("Leadership was closed meanwhile");
    }
  }

  private void tellEnded() {
    try {
      listener.ended();
    } catch (RuntimeException e) {
      LOG.error("What a leader does could not be stopped", e);
    }
  }

  private void giveUp(Term ending) {
    try {
      claim.giveUp(ending.number());
    } catch (RuntimeException e) {
      LOG.warn(
          "The lead could not be given up, it runs out by itself database={} after={} error={}",
          database.describe(),
          ttl,
          DatabaseException.reason(e));
    }
  }

  /**
   * Whether this process leads for sure: false too while it cannot know, as it has slept, or cannot
   * renew its lease. For what is done outside of the database; in it, the fence decides.
   */
  public boolean holds() {
    return term != null && (!claim.expires() || confidence.isSure());
  }

  /** Whether this process leads as far as it knows. */
  public boolean leads() {
    return term != null;
  }

  /** Who leads: this process, or the one that did when it was looked last. */
  public Optional<Holder> leader() {
    return term == null ? claim.seen() : Optional.of(self);
  }

  /** Why it cannot be told who leads; empty if it can. */
  public Optional<String> fault() {
    return Optional.ofNullable(fault);
  }

  /** Gives the lead up, once the listener has done what it does then. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    // Who was about to lead has begun to; meanwhile the lease is renewed.
    waitFor(clockwork.submit(() -> {}));
    waitFor(changes.submit(this::tellEndedIfLeading));
    Term last = term;
    if (last != null && release(last, "this process has given up the lead")) {
      giveUp(last);
    }
    clockwork.shutdownNow();
    changes.shutdown();
    claim.close();
  }

  private static void waitFor(Future<?> task) {
    try {
      task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      LOG.error("Leadership could not be closed in order", e);
    }
  }

  private void tellEndedIfLeading() {
    if (term != null) {
      tellEnded();
    }
  }
}
