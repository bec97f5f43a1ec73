package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.Task;
import io.monitorix.client.pve.model.TaskLog;
import io.monitorix.client.pve.model.TaskStatus;
import io.monitorix.client.pve.model.Upid;
import java.util.List;

/** {@code /nodes/{node}/tasks}: what a node does and did. Thread-safe. */
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

  /**
   * {@code GET /nodes/{node}/tasks}, newest first. Lists the caller's own tasks; those of all with
   * {@code Sys.Audit} on {@code /nodes/{node}}.
   */
  public Call<List<Task>> list(TaskFilter filter) {
    return transport.get(
        filter.appliedTo(Endpoint.of("/nodes/{node}/tasks", node)), answers.list(Task.class));
  }

  /**
   * {@code GET /nodes/{node}/tasks/{upid}/status}. Needs {@code Sys.Audit} on {@code
   * /nodes/{node}}, except for the caller's own tasks; {@link
   * io.monitorix.client.NotFoundException} where the node knows no such task.
   */
  public Call<TaskStatus> status(Upid upid) {
    return transport.get(
        Endpoint.of("/nodes/{node}/tasks/{upid}/status", node, upid.toString()),
        answers.one(TaskStatus.class));
  }

  /**
   * {@code GET /nodes/{node}/tasks/{upid}/log}. Needs {@code Sys.Audit} on {@code /nodes/{node}},
   * except for the caller's own tasks. A task that the node does not know is no error: see {@link
   * TaskLog#found()}.
   *
   * @param start how many lines to pass over
   * @param limit how many lines at most
   * @throws IllegalArgumentException when one of them is negative
   */
  public Call<TaskLog> log(Upid upid, int start, int limit) {
    if (start < 0 || limit < 0) {
      throw new IllegalArgumentException(
          "start and limit must not be negative, but are " + start + " and " + limit);
    }
    return transport.get(
        Endpoint.of("/nodes/{node}/tasks/{upid}/log", node, upid.toString())
            .with("start", Integer.toString(start))
            .with("limit", Integer.toString(limit)),
        answers.one(TaskLog.class));
  }
}
