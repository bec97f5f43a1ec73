package io.monitorix.examples.simulator.cluster;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The latest tasks, a bounded number of them. Not thread-safe: the cluster's lock guards it. */
final class TaskLog {
  private static final int KEPT = 100;
  private static final String DIGITS = "0123456789ABCDEF";

  private final Map<String, Task> byUpid = new LinkedHashMap<>();
  private int started;

  /** Begins a task and returns its UPID. */
  String begin(Job job, long nodeUptime, long now) {
    int pid = 1000 + started++ % 4_000_000;
    long processStart = nodeUptime * 100 + started % 100;
    Requester by = job.by();
    String owner = by.tokenName() == null ? by.user() : by.user() + "!" + by.tokenName();
    String node = job.node().name();
    String upid =
        String.join(
            ":",
            "UPID",
            node,
            hex(pid),
            hex(processStart),
            hex(now),
            job.type(),
            job.id(),
            owner,
            "");
    byUpid.put(
        upid,
        new Task(
            upid,
            node,
            pid,
            processStart,
            job.type(),
            job.id(),
            by.user(),
            by.tokenName(),
            now,
            null,
            null,
            job.opening()));
    if (byUpid.size() > KEPT) {
      Iterator<String> oldest = byUpid.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    return upid;
  }

  /**
   * At least eight digits. A year of tasks is named within a second or two; by a format string it
   * would take ten times as long.
   */
  private static String hex(long number) {
    int length = number >>> 32 == 0 ? 8 : 9;
    char[] digits = new char[length];
    for (int i = 0; i < length; i++) {
      digits[i] = DIGITS.charAt((int) (number >>> (4 * (length - 1 - i))) & 15);
    }
    return new String(digits);
  }

  void end(String upid, long at, String status, Task.Lines lines) {
    byUpid.computeIfPresent(upid, (key, task) -> task.ended(at, status, lines));
  }

  /** Newest first. */
  List<Task> latest() {
    List<Task> tasks = new ArrayList<>(byUpid.size());
    for (Task task : byUpid.values()) {
      tasks.add(0, task);
    }
    return tasks;
  }
}
