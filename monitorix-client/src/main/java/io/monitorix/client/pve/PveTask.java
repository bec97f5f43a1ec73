package io.monitorix.client.pve;

import com.squareup.moshi.JsonDataException;
import io.monitorix.client.Call;
import io.monitorix.client.Method;
import io.monitorix.client.Page;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.internal.json.MappedAdapter;
import io.monitorix.client.pve.model.TaskStatus;
import io.monitorix.client.pve.model.Upid;
import io.monitorix.client.task.LogLine;
import io.monitorix.client.task.Polling;
import io.monitorix.client.task.TaskHandle;
import org.jspecify.annotations.Nullable;

/**
 * A task on a node of Proxmox VE. Whoever has started it may watch and stop it; others need {@code
 * Sys.Audit} and {@code Sys.Modify} on {@code /nodes/{node}}. (A token with privilege separation
 * counts as another than its user.)
 *
 * <pre>{@code
 * PveTask task = pve.node("pve1").qemu(100).shutdown().execute();
 * task.await(Duration.ofMinutes(5)).orThrow();
 * }</pre>
 */
public final class PveTask extends TaskHandle<Upid, TaskStatus> {

  private final Transport transport;
  private final Answers answers;

  private PveTask(Transport transport, Answers answers, Upid upid, Polling polling) {
    super(upid, polling);
    this.transport = transport;
    this.answers = answers;
  }

  static PveTask of(Transport transport, Answers answers, Upid upid) {
    return new PveTask(transport, answers, upid, Polling.standard());
  }

  /** A call that has not been made yet and that starts a task. */
  static Call<PveTask> startedBy(
      Transport transport, Answers answers, Method method, Endpoint endpoint) {
    return transport.call(
        method,
        endpoint,
        new MappedAdapter<>(
            answers.one(String.class), text -> of(transport, answers, parsed(text))));
  }

  static Upid parsed(String text) {
    return Upid.tryParse(text)
        .orElseThrow(() -> new JsonDataException("'" + text + "' is not the id of a task"));
  }

  /** The same task, whose end is awaited in another way. */
  public PveTask polling(Polling other) {
    return new PveTask(transport, answers, upid(), other);
  }

  /** {@code GET /nodes/{node}/tasks/{upid}/status}: see {@link TaskApi#status}. */
  @Override
  public Call<TaskStatus> status() {
    return transport.get(endpoint("/status"), answers.one(TaskStatus.class));
  }

  /**
   * {@code DELETE /nodes/{node}/tasks/{upid}}. Of a task that has ended, that succeeds too; {@link
   * io.monitorix.client.NotFoundException} where the node knows no such task.
   */
  @Override
  public Call<@Nullable Void> stop() {
    return transport.call(Method.DELETE, endpoint(""));
  }

  @Override
  protected Call<Page<LogLine>> log(int start, int limit) {
    return transport.getWhole(
        endpoint("/log")
            .with("start", Integer.toString(start))
            .with("limit", Integer.toString(limit)),
        answers.taskLogPage);
  }

  private Endpoint endpoint(String rest) {
    return Endpoint.of("/nodes/{node}/tasks/{upid}" + rest, upid().node(), upid().toString());
  }
}
