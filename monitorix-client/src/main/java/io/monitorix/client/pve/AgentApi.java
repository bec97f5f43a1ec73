package io.monitorix.client.pve;

import com.squareup.moshi.JsonAdapter;
import io.monitorix.client.Call;
import io.monitorix.client.Method;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.internal.json.MappedAdapter;
import io.monitorix.client.pve.model.AgentFilesystem;
import io.monitorix.client.pve.model.AgentHostName;
import io.monitorix.client.pve.model.AgentInfo;
import io.monitorix.client.pve.model.AgentInterface;
import io.monitorix.client.pve.model.AgentOsInfo;
import io.monitorix.client.pve.model.AgentTimezone;
import io.monitorix.client.pve.model.AgentUser;
import io.monitorix.client.pve.model.AgentVcpu;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code /nodes/{node}/qemu/{vmid}/agent}: what the guest agent in a virtual machine says. All
 * calls need {@code VM.GuestAgent.Audit} on {@code /vms/{vmid}} ({@code VM.Monitor} before version
 * 9), and end in {@link io.monitorix.client.ServerException} where the machine or its agent does
 * not run. The answers come from inside the machine: whoever rules there decides what they say.
 * Thread-safe.
 */
public final class AgentApi {

  private static final long NANOS = 1_000_000_000;

  private final Transport transport;
  private final Answers answers;
  private final Function<String, Endpoint> endpoint;

  AgentApi(Transport transport, Answers answers, Function<String, Endpoint> endpoint) {
    this.transport = transport;
    this.answers = answers;
    this.endpoint = endpoint;
  }

  /** {@code GET …/agent/info}: the agent and what it can do. */
  public Call<AgentInfo> info() {
    return get("/agent/info", answers.one(AgentInfo.class));
  }

  /** {@code GET …/agent/get-fsinfo}: the mounted file systems. */
  public Call<List<AgentFilesystem>> filesystems() {
    return get("/agent/get-fsinfo", answers.list(AgentFilesystem.class));
  }

  /** {@code GET …/agent/get-osinfo}: which system runs in the machine. */
  public Call<AgentOsInfo> osInfo() {
    return get("/agent/get-osinfo", answers.one(AgentOsInfo.class));
  }

  /** {@code GET …/agent/network-get-interfaces}: the network as the machine sees it. */
  public Call<List<AgentInterface>> networkInterfaces() {
    return get("/agent/network-get-interfaces", answers.list(AgentInterface.class));
  }

  /** {@code GET …/agent/get-host-name}: the name that the machine gives itself. */
  public Call<AgentHostName> hostName() {
    return get("/agent/get-host-name", answers.one(AgentHostName.class));
  }

  /** {@code GET …/agent/get-time}: the machine's own clock. */
  public Call<Instant> time() {
    return get(
        "/agent/get-time",
        new MappedAdapter<>(
            answers.one(Long.class), nanos -> Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS)));
  }

  /** {@code GET …/agent/get-timezone}: the machine's time zone. */
  public Call<AgentTimezone> timezone() {
    return get("/agent/get-timezone", answers.one(AgentTimezone.class));
  }

  /** {@code GET …/agent/get-users}: who is logged in. */
  public Call<List<AgentUser>> users() {
    return get("/agent/get-users", answers.list(AgentUser.class));
  }

  /** {@code GET …/agent/get-vcpus}: the CPUs as the machine sees them. */
  public Call<List<AgentVcpu>> vcpus() {
    return get("/agent/get-vcpus", answers.list(AgentVcpu.class));
  }

  /** {@code POST …/agent/ping}: succeeds where the agent answers. Changes nothing. */
  public Call<@Nullable Void> ping() {
    return transport.call(Method.POST, endpoint.apply("/agent/ping"));
  }

  private <T> Call<T> get(String rest, JsonAdapter<T> adapter) {
    return transport.get(endpoint.apply(rest), new AgentResultAdapter<>(adapter));
  }
}
