package io.monitorix.examples.simulator.cluster;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tasks that run and ran, and what has been arranged for some. The cluster's lock guards it.
 */
final class Tasks {
  private final Cluster cluster;
  private final TaskLog log = new TaskLog();
  private final Map<String, Job> running = new HashMap<>();
  private final Map<String, String> failures = new TreeMap<>();
  private final Map<String, Long> durations = new TreeMap<>();

  Tasks(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Has all tasks of a type fail that end from now on. */
  void fail(String type, String reason) {
    failures.put(type, reason);
  }

  /** Has all tasks of a type take this many seconds that begin from now on. */
  void last(String type, long seconds) {
    durations.put(type, seconds);
  }

  /** Forgets what has been arranged. */
  void clear() {
    failures.clear();
    durations.clear();
  }

  /** Which types fail, and with what. */
  Map<String, String> failures() {
    return Collections.unmodifiableMap(new TreeMap<>(failures));
  }

  /** Which types take another time, in seconds. */
  Map<String, Long> durations() {
    return Collections.unmodifiableMap(new TreeMap<>(durations));
  }

  /** Begins a task and returns its UPID. */
  String run(Job job) {
    String upid = log.begin(job, cluster.uptime(job.node()), cluster.epochSecond());
    running.put(upid, job);
    long seconds = durations.getOrDefault(job.type(), job.seconds());
    cluster.at(cluster.now() + seconds, at -> finish(upid, at));
    return upid;
  }

  /** A task that fails at once. */
  String refuse(Job job, String reason) {
    String upid = log.begin(job, cluster.uptime(job.node()), cluster.epochSecond());
    log.end(upid, cluster.epochSecond(), reason, Task.Lines.NONE);
    return upid;
  }

  /** Ends a running task; nothing happens when it has ended. */
  void stop(String upid) {
    Job job = running.remove(upid);
    if (job != null) {
      job.course().release();
      log.end(upid, cluster.epochSecond(), "interrupted by signal", Task.Lines.NONE);
    }
  }

  List<Task> latest() {
    return log.latest();
  }

  private void finish(String upid, long at) {
    Job job = running.remove(upid);
    if (job == null) {
      return;
    }
    job.course().release();
    String failure = failures.get(job.type());
    Job.Outcome outcome;
    if (!cluster.isOnline(job.node().index())) {
      outcome = Job.Outcome.failed("interrupted by signal");
    } else if (failure != null) {
      outcome = Job.Outcome.failed(failure);
    } else {
      outcome = job.course().finish(at);
    }
    log.end(upid, cluster.epochSecond(), outcome.status(), outcome.lines());
  }
}
