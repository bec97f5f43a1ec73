package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.ContainerInterface;
import io.monitorix.client.pve.model.GuestConfig;
import io.monitorix.client.pve.model.GuestHistoryPoint;
import io.monitorix.client.pve.model.GuestStatus;
import io.monitorix.client.pve.model.Snapshot;
import java.util.List;

/** {@code /nodes/{node}/qemu/{vmid}} or {@code …/lxc/…}: one guest. Thread-safe. */
public final class GuestApi {

  private final Transport transport;
  private final Answers answers;
  private final String node;
  private final String kind;
  private final int vmid;

  GuestApi(Transport transport, Answers answers, String node, String kind, int vmid) {
    this.transport = transport;
    this.answers = answers;
    this.node = node;
    this.kind = kind;
    this.vmid = vmid;
  }

  /**
   * {@code GET …/config}: the configuration, pending changes included. Needs {@code VM.Audit} on
   * {@code /vms/{vmid}}; {@link io.monitorix.client.NotFoundException} where the guest is not on
   * this node.
   */
  public Call<GuestConfig> config() {
    return transport.get(endpoint("config"), answers.guestConfig);
  }

  /**
   * {@code GET …/status/current}: what the guest does at this moment. Needs {@code VM.Audit} on
   * {@code /vms/{vmid}}; {@link io.monitorix.client.NotFoundException} where the guest is not on
   * this node.
   */
  public Call<GuestStatus> status() {
    return transport.get(endpoint("status/current"), answers.one(GuestStatus.class));
  }

  /**
   * {@code GET …/snapshot}: the snapshots, and the guest as it is as one more row. Needs {@code
   * VM.Audit} on {@code /vms/{vmid}}.
   */
  public Call<List<Snapshot>> snapshots() {
    return transport.get(endpoint("snapshot"), answers.list(Snapshot.class));
  }

  /**
   * {@code GET …/rrddata}: the figures of the past. Needs {@code VM.Audit} on {@code /vms/{vmid}}.
   */
  public Call<List<GuestHistoryPoint>> rrddata(Timeframe timeframe, Consolidation consolidation) {
    return transport.get(
        endpoint("rrddata")
            .with("timeframe", timeframe.parameter())
            .with("cf", consolidation.name()),
        answers.list(GuestHistoryPoint.class));
  }

  /**
   * {@code GET /nodes/{node}/lxc/{vmid}/interfaces} (since version 8): the network as the container
   * sees it; empty while it does not run. Needs {@code VM.Audit} on {@code /vms/{vmid}}. Virtual
   * machines have {@link AgentApi#networkInterfaces()} for it, and answer this with {@link
   * io.monitorix.client.UnsupportedException}.
   */
  public Call<List<ContainerInterface>> interfaces() {
    return transport.get(endpoint("interfaces"), answers.list(ContainerInterface.class));
  }

  /**
   * {@code /nodes/{node}/qemu/{vmid}/agent}: what the guest agent in a virtual machine says. On a
   * container its calls end in {@link io.monitorix.client.UnsupportedException}.
   */
  public AgentApi agent() {
    return new AgentApi(transport, answers, this::endpoint);
  }

  private Endpoint endpoint(String rest) {
    return Endpoint.of("/nodes/{node}/" + kind + "/{vmid}/" + rest, node, Integer.toString(vmid));
  }
}
