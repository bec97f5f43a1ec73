package io.monitorix.client.pbs;

import io.monitorix.client.Call;
import io.monitorix.client.Method;
import io.monitorix.client.Page;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.internal.json.MappedAdapter;
import io.monitorix.client.pbs.model.PbsUpid;
import io.monitorix.client.pbs.model.TaskStatus;
import io.monitorix.client.task.LogLine;
import io.monitorix.client.task.Polling;
import io.monitorix.client.task.TaskHandle;
import org.jspecify.annotations.Nullable;

/**
 * A task of a Proxmox Backup Server. Whoever has started it may watch and stop it; others need
 * {@code Sys.Audit} and {@code Sys.Modify} on {@code /system/tasks}.
 *
 * <pre>{@code
 * PbsTask task = pbs.datastore("store1").startGarbageCollection().execute();
 * task.await(Duration.ofHours(2)).orThrow();
 * }</pre>
 */
public final class PbsTask extends TaskHandle<PbsUpid, TaskStatus> {

  /** A server knows itself by this name, whatever it is called. */
  private static final String SELF = "localhost";

  private final Transport transport;
  private final Answers answers;

  private PbsTask(Transport transport, Answers answers, PbsUpid upid, Polling polling) {
    super(upid, polling);
    this.transport = transport;
    this.answers = answers;
  }

  static PbsTask of(Transport transport, Answers answers, PbsUpid upid) {
    return new PbsTask(transport, answers, upid, Polling.standard());
  }

  /** A call that has not been made yet and that starts a task. */
  static Call<PbsTask> startedBy(Transport transport, Answers answers, Endpoint endpoint) {
    return transport.post(
        endpoint, new MappedAdapter<>(answers.upid, upid -> of(transport, answers, upid)));
  }

  /** The same task, whose end is awaited in another way. */
  public PbsTask polling(Polling other) {
    return new PbsTask(transport, answers, upid(), other);
  }

  /** {@code GET /nodes/{node}/tasks/{upid}/status}: see {@link TaskApi#status}. */
  @Override
  public Call<TaskStatus> status() {
    return transport.get(endpoint("/status"), answers.one(TaskStatus.class));
  }

  /** {@code DELETE /nodes/{node}/tasks/{upid}}. */
  @Override
  public Call<@Nullable Void> stop() {
    return transport.call(Method.DELETE, endpoint(""));
  }

  @Override
  protected Call<Page<LogLine>> log(int start, int limit) {
    // Here the first line has the number 1, and not so many are passed over.
    return transport.getWhole(
        endpoint("/log")
            .with("start", Integer.toString(start + 1))
            .with("limit", Integer.toString(limit)),
        answers.logPage);
  }

  private Endpoint endpoint(String rest) {
    return Endpoint.of("/nodes/{node}/tasks/{upid}" + rest, SELF, upid().toString());
  }
}
