package io.monitorix.examples.simulator.pbs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a week: those that the schedules and the backups gave, which follow from the time
 * alone, and those that somebody asked for, a bounded number of them.
 *
 * <p>Thread-safe: one lock guards what was asked for.
 */
final class TaskHistory {
  private static final int DAYS = 7;
  private static final int KEPT = 200;
  private static final long DAY = 86_400;
  private static final int DAEMON = 812;
  private static final int NUMBERS_PER_DAY = 64;
  private static final long DAEMON_START = 2104;

  private final PbsPlan plan;
  private final Deque<PbsTask> asked = new ArrayDeque<>();
  private int numbers;

  TaskHistory(PbsPlan plan) {
    this.plan = plan;
  }

  /** Starts a task that somebody asks for. */
  synchronized PbsTask start(long now, long seconds, String type, @Nullable String id, String by) {
    PbsTask task =
        new PbsTask(
            plan.node(),
            DAEMON,
            DAEMON_START,
            0x00F0_0000 + numbers++,
            now,
            seconds,
            type,
            id,
            by,
            "OK",
            List.of("starting %s of %s".formatted(type, id == null ? plan.node() : id)));
    asked.addFirst(task);
    if (asked.size() > KEPT) {
      asked.removeLast();
    }
    return task;
  }

  /** All tasks that have begun: those that run first, then those that ended last. */
  List<PbsTask> tasks(long now) {
    List<PbsTask> tasks = new ArrayList<>();
    synchronized (this) {
      tasks.addAll(asked);
    }
    long today = Math.floorDiv(now, DAY);
    for (long day = today; day > today - DAYS; day--) {
      for (int i = 0; i < Schedule.ALL.size(); i++) {
        Schedule schedule = Schedule.ALL.get(i);
        if (schedule.runsOn(day) && schedule.startOn(day) <= now) {
          tasks.add(run(schedule, day));
        }
      }
      for (BackupGroup group : plan.groups()) {
        if (group.startOn(day) <= now) {
          tasks.add(backup(group, day));
        }
      }
    }
    tasks.sort(
        Comparator.comparing((PbsTask task) -> task.runs(now) ? Long.MAX_VALUE : task.end())
            .thenComparing(PbsTask::start)
            .thenComparing(PbsTask::number)
            .reversed());
    return tasks;
  }

  /** The run of a schedule on a day on which it runs. */
  PbsTask run(Schedule schedule, long day) {
    int index = Schedule.ALL.indexOf(schedule);
    String exit = schedule.exitOn(day);
    List<String> lines = new ArrayList<>();
    lines.add(
        "task triggered by schedule '%s', works on datastore '%s'"
            .formatted(schedule.calendar(), schedule.store()));
    if (exit.startsWith("WARNINGS")) {
      lines.add("WARN: access times of the file system are coarse, chunks are kept longer");
    } else if (!exit.equals("OK")) {
      lines.add("connection to '%s' timed out".formatted(PbsPlan.REMOTE));
    }
    return task(
        day,
        index,
        schedule.startOn(day),
        schedule.seconds(),
        schedule.type(),
        schedule.workerId(),
        "root@pam",
        exit,
        lines);
  }

  /** The backup of a group on a day. */
  PbsTask backup(BackupGroup group, long day) {
    boolean fails = group.failsOn(day);
    List<String> lines = new ArrayList<>();
    lines.add("starting new backup on datastore '%s'".formatted(group.store()));
    group
        .archives(group.size())
        .forEach(archive -> lines.add("add archive %s".formatted(archive.name())));
    if (fails) {
      lines.add("backup failed: connection error: the client went away");
    }
    return task(
        day,
        Schedule.ALL.size() + plan.groups().indexOf(group),
        group.startOn(day),
        fails ? 20 : BackupGroup.SECONDS,
        "backup",
        group.workerId(),
        group.owner(),
        fails ? "connection error: the client went away" : "OK",
        lines);
  }

  private PbsTask task(
      long day,
      int index,
      long start,
      long seconds,
      String type,
      String id,
      String user,
      String exit,
      List<String> lines) {
    int number = (int) Math.floorMod(day * NUMBERS_PER_DAY + index, 0x00F0_0000L);
    return new PbsTask(
        plan.node(), DAEMON, DAEMON_START, number, start, seconds, type, id, user, exit, lines);
  }
}
