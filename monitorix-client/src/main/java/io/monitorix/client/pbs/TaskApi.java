package io.monitorix.client.pbs;

import io.monitorix.client.Call;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pbs.model.PbsUpid;
import io.monitorix.client.pbs.model.Task;
import io.monitorix.client.pbs.model.TaskStatus;
import io.monitorix.client.task.LogLine;
import java.util.List;

/**
 * {@code /nodes/{node}/tasks}: what the server does and did. Besides the caller's own tasks, and
 * those of jobs that he could run, everything needs {@code Sys.Audit} on {@code /system/tasks}.
 * Thread-safe.
 */
public final class TaskApi {

  private final Transport transport;
  private final Answers answers;
  private final String node;

  TaskApi(Transport transport, Answers answers, String node) {
    this.transport = transport;
    this.answers = answers;
    this.node = node;
  }

  /** {@link #list(TaskFilter)} without a condition. */
  public Call<List<Task>> list() {
    return list(TaskFilter.none());
  }

  /** {@code GET /nodes/{node}/tasks}: those that run first, then by end, the newest first. */
  public Call<List<Task>> list(TaskFilter filter) {
    return transport.get(filter.appliedTo(Endpoint.of("/nodes/{node}/tasks", node)), answers.tasks);
  }

  /** One task, to be watched, awaited or stopped. */
  public PbsTask task(PbsUpid upid) {
    return PbsTask.of(transport, answers, upid);
  }

  /** {@code GET /nodes/{node}/tasks/{upid}/status}. */
  public Call<TaskStatus> status(PbsUpid upid) {
    return transport.get(
        Endpoint.of("/nodes/{node}/tasks/{upid}/status", node, upid.toString()),
        answers.one(TaskStatus.class));
  }

  /**
   * {@code GET /nodes/{node}/tasks/{upid}/log}; {@link io.monitorix.client.ParameterException}
   * where the server has no such log.
   *
   * @param start the number of the first line; 0 and 1 both mean the first
   * @param limit how many lines at most, 0 for all
   * @throws IllegalArgumentException when one of them is negative
   */
  public Call<List<LogLine>> log(PbsUpid upid, int start, int limit) {
    return transport.get(
        Parameters.NONE
            .atLeast(0, "start", start)
            .atLeast(0, "limit", limit)
            .appliedTo(Endpoint.of("/nodes/{node}/tasks/{upid}/log", node, upid.toString())),
        answers.list(LogLine.class));
  }
}
