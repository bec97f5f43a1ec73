package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.ListCall;
import io.monitorix.client.Page;
import io.monitorix.client.Pages;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.Task;
import io.monitorix.client.pve.model.TaskLog;
import io.monitorix.client.pve.model.TaskStatus;
import io.monitorix.client.pve.model.Upid;
import io.monitorix.client.task.LogLine;

/** {@code /nodes/{node}/tasks}: what a node does and did. Thread-safe. */
public final class TaskApi {

  private static final int ROWS_OF_A_PAGE = 500;

  private final Transport transport;
  private final Answers answers;
  private final String node;

  TaskApi(Transport transport, Answers answers, String node) {
    this.transport = transport;
    this.answers = answers;
    this.node = node;
  }

  /** {@link #list(TaskFilter)} without a condition. */
  public ListCall<Task> list() {
    return list(TaskFilter.none());
  }

  /**
   * {@code GET /nodes/{node}/tasks}, newest first. Lists the caller's own tasks; those of all with
   * {@code Sys.Audit} on {@code /nodes/{node}}.
   */
  public ListCall<Task> list(TaskFilter filter) {
    return transport.list(
        filter.appliedTo(Endpoint.of("/nodes/{node}/tasks", node)), answers.one(Task.class));
  }

  /**
   * The same as {@link #list(TaskFilter)}, with how many the list would have if there were no
   * limit.
   */
  public Call<Page<Task>> page(TaskFilter filter) {
    return transport.getWhole(
        filter.appliedTo(Endpoint.of("/nodes/{node}/tasks", node)), answers.page(Task.class));
  }

  /**
   * All tasks that {@link #list(TaskFilter)} would list if there were no limit, 500 at a time.
   *
   * @param filter whose own start and limit are not heeded
   */
  public Pages<Task> all(TaskFilter filter) {
    return Pages.of(ROWS_OF_A_PAGE, (start, limit) -> page(filter.start(start).limit(limit)));
  }

  /**
   * A task of this or another node, by its id. Whether it exists shows when a call is made; its
   * calls go to the node that its id names.
   */
  public PveTask task(Upid upid) {
    return PveTask.of(transport, answers, upid);
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
    return transport.getWhole(logEndpoint(upid, start, limit), answers.taskLog);
  }

  /**
   * The log from its beginning, 500 lines at a time: see {@link #log(Upid, int, int)}, but for a
   * task that the node does not know it ends in {@link io.monitorix.client.NotFoundException}.
   */
  public Pages<LogLine> log(Upid upid) {
    return Pages.of(
        ROWS_OF_A_PAGE,
        (start, limit) -> transport.getWhole(logEndpoint(upid, start, limit), answers.taskLogPage));
  }

  private Endpoint logEndpoint(Upid upid, int start, int limit) {
    return Endpoint.of("/nodes/{node}/tasks/{upid}/log", node, upid.toString())
        .with("start", Integer.toString(start))
        .with("limit", Integer.toString(limit));
  }
}
