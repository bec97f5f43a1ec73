package io.monitorix.examples.simulator.pbs;

import io.monitorix.examples.simulator.cluster.Chance;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The simulated backup server. Nearly all of it is a function of the plan and of the time; what is
 * not are the tasks that somebody asked for, and what they verified.
 *
 * <p>Thread-safe: one lock guards what was verified on request, another the tasks.
 */
public final class BackupServer {
  private static final long DAY = 86_400;
  private static final int KEPT = 200;
  private static final double BAD_PERCENT = 1.5;

  private final PbsPlan plan;
  private final InstantSource clock;
  private final long startSecond;
  private final Chance chance;
  private final TaskHistory history;
  private final Deque<VerifyRun> verified = new ArrayDeque<>();

  /** A server that begins at the clock's present time. */
  public BackupServer(PbsPlan plan, InstantSource clock) {
    this.plan = plan;
    this.clock = clock;
    this.startSecond = clock.instant().getEpochSecond();
    this.chance = new Chance(plan.seed()).of("backup server");
    this.history = new TaskHistory(plan);
  }

  /** A verification that somebody asked for; {@code all} is for those too that had one already. */
  private record VerifyRun(PbsTask task, String store, boolean all) {}

  /** What never changes about it. */
  public PbsPlan plan() {
    return plan;
  }

  /** Epoch seconds. */
  public long now() {
    return clock.instant().getEpochSecond();
  }

  /** Seconds since the machine's boot. */
  public long uptime() {
    return now() - startSecond + 3 * DAY + 4711;
  }

  /** Numbers that follow from the seed. */
  public Chance chance() {
    return chance;
  }

  /** All tasks of the last week: those that run first, then those that ended last. */
  public List<PbsTask> tasks() {
    return history.tasks(now());
  }

  /** Starts a task. */
  public PbsTask start(String type, @Nullable String id, long seconds, String user) {
    return history.start(now(), seconds, type, id, user);
  }

  /**
   * Starts to verify a datastore.
   *
   * @param all whether backups are read again that were verified before
   */
  public PbsTask verify(String type, String id, String store, boolean all, String user) {
    PbsTask task = start(type, id, 60, user);
    synchronized (verified) {
      verified.addFirst(new VerifyRun(task, store, all));
      if (verified.size() > KEPT) {
        verified.removeLast();
      }
    }
    return task;
  }

  /** The last task of this type and id that has ended. */
  public Optional<PbsTask> lastRun(String type, String id) {
    long now = now();
    return tasks().stream()
        .filter(task -> task.type().equals(type) && id.equals(task.id()) && !task.runs(now))
        .findFirst();
  }

  /** The finished backups of a group, the oldest first. */
  public List<Backup> backups(BackupGroup group) {
    long now = now();
    long today = Math.floorDiv(now, DAY);
    long oldest =
        Math.max(today - PbsPlan.KEEP_DAILY + 1, Math.floorDiv(startSecond, DAY) - group.age());
    List<Backup> backups = new ArrayList<>();
    for (long day = oldest; day <= today; day++) {
      if (group.startOn(day) + BackupGroup.SECONDS <= now && !group.failsOn(day)) {
        Chance own = chance.of(group.workerId()).of(day);
        long size = (long) (group.size() * own.between(1, 1.04)) / 4096 * 4096;
        backups.add(new Backup(group, group.startOn(day), size, Math.floorMod(day, 31L) == 0));
      }
    }
    return backups;
  }

  /** What came of verifying a backup; null when nobody has yet. */
  public @Nullable Verification verification(Backup backup) {
    long now = now();
    VerifyRun asked = null;
    synchronized (verified) {
      for (VerifyRun run : verified) {
        boolean concerns =
            run.store().equals(backup.group().store())
                && run.task().start() >= backup.time()
                && !run.task().runs(now);
        // The latest that reads everything again counts; otherwise the first one that came by.
        if (concerns && (asked == null || !asked.all())) {
          asked = run;
        }
      }
    }
    PbsTask scheduled = scheduled(backup);
    if (scheduled.runs(now)) {
      scheduled = null;
    }
    PbsTask by = scheduled;
    if (asked != null && (by == null || asked.all() || asked.task().start() < by.start())) {
      by = asked.task();
    }
    return by == null ? null : new Verification(!isBad(backup), by.upid());
  }

  /** Bytes in use of a datastore. */
  public long used(Datastore store, long at) {
    Chance own = chance.of(store.name());
    double days = (at - startSecond) / (double) DAY;
    double share =
        own.of("used").between(0.35, 0.6) + 0.0015 * days + 0.004 * Math.sin(2 * Math.PI * days);
    return (long) (store.size() * Math.min(0.97, Math.max(0.05, share))) / 4096 * 4096;
  }

  /** The verification that the schedule gives a backup: the first that begins after it. */
  private PbsTask scheduled(Backup backup) {
    Schedule schedule = Schedule.of(Schedule.VERIFY, backup.group().store());
    long next = schedule.next(backup.time() + BackupGroup.SECONDS);
    return history.run(schedule, Math.floorDiv(next, DAY));
  }

  private boolean isBad(Backup backup) {
    long day = Math.floorDiv(backup.time(), DAY);
    boolean always = plan.groups().indexOf(backup.group()) == 5 && Math.floorMod(day, 9L) == 4;
    return always || chance.of(backup.group().workerId()).of("bad").of(day).inPercent(BAD_PERCENT);
  }
}
