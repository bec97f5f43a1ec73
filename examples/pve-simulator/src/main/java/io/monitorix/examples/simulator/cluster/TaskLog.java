package io.monitorix.examples.simulator.cluster;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The latest tasks, a bounded number of them. Not thread-safe: the cluster's lock guards it. */
final class TaskLog {
  private static final int KEPT = 100;

  private final Map<String, Task> byUpid = new LinkedHashMap<>();
  private int started;

  /** Begins a task and returns its UPID. */
  String begin(
      NodeSpec node,
      long nodeUptime,
      String type,
      String id,
      String user,
      @Nullable String tokenName,
      long now) {
    int pid = 1000 + started++ % 4_000_000;
    long processStart = nodeUptime * 100 + started % 100;
    String owner = tokenName == null ? user : user + "!" + tokenName;
    String upid =
        "UPID:%s:%08X:%08X:%08X:%s:%s:%s:"
            .formatted(node.name(), pid, processStart, now, type, id, owner);
    byUpid.put(
        upid,
        new Task(upid, node.name(), pid, processStart, type, id, user, tokenName, now, null, null));
    if (byUpid.size() > KEPT) {
      Iterator<String> oldest = byUpid.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    return upid;
  }

  void end(String upid, long at, String status) {
    byUpid.computeIfPresent(upid, (key, task) -> task.ended(at, status));
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
