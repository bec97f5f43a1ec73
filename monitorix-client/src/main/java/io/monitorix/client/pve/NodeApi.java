package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.GuestSummary;
import io.monitorix.client.pve.model.NodeStatus;
import io.monitorix.client.pve.model.ReplicationJob;
import io.monitorix.client.pve.model.ReplicationStatus;
import io.monitorix.client.pve.model.Subscription;
import java.util.List;

/**
 * {@code /nodes/{node}}: one node. The server that is called passes the call on to it, and reports
 * with {@link io.monitorix.client.NodeUnreachableException} or {@link
 * io.monitorix.client.ProxyTimeoutException} where it cannot. Thread-safe.
 */
public final class NodeApi {

  private final Transport transport;
  private final Answers answers;
  private final String node;

  NodeApi(Transport transport, Answers answers, String node) {
    this.transport = transport;
    this.answers = answers;
    this.node = node;
  }

  /**
   * {@code GET /nodes/{node}/status}: load, memory, root file system. Needs {@code Sys.Audit} on
   * {@code /nodes/{node}}.
   */
  public Call<NodeStatus> status() {
    return transport.get(Endpoint.of("/nodes/{node}/status", node), answers.nodeStatus);
  }

  /** {@code GET /nodes/{node}/subscription}. Open to all, with details for {@code Sys.Audit}. */
  public Call<Subscription> subscription() {
    return transport.get(Endpoint.of("/nodes/{node}/subscription", node), answers.subscription);
  }

  /**
   * {@code GET /nodes/{node}/replication}: jobs that start here and how they fare. Lists those
   * whose guest the caller may audit ({@code VM.Audit}).
   */
  public Call<List<ReplicationJob>> replication() {
    return transport.get(Endpoint.of("/nodes/{node}/replication", node), answers.replicationJobs);
  }

  /**
   * {@code GET /nodes/{node}/replication/{id}/status}. Needs {@code VM.Audit} on the guest.
   *
   * @param jobId {@code <vmid>-<number>}
   */
  public Call<ReplicationStatus> replicationStatus(String jobId) {
    return transport.get(
        Endpoint.of("/nodes/{node}/replication/{id}/status", node, jobId),
        answers.replicationStatus);
  }

  /**
   * {@code GET /nodes/{node}/qemu}: the virtual machines on the node. Lists those that the caller
   * may audit ({@code VM.Audit}).
   */
  public Call<List<GuestSummary>> qemu() {
    return transport.get(Endpoint.of("/nodes/{node}/qemu", node), answers.guests);
  }

  /**
   * {@code GET /nodes/{node}/lxc}: the containers on the node. Lists those that the caller may
   * audit ({@code VM.Audit}).
   */
  public Call<List<GuestSummary>> lxc() {
    return transport.get(Endpoint.of("/nodes/{node}/lxc", node), answers.guests);
  }

  /** {@code /nodes/{node}/qemu/{vmid}}. */
  public GuestApi qemu(int vmid) {
    return new GuestApi(transport, answers, node, "qemu", vmid);
  }

  /** {@code /nodes/{node}/lxc/{vmid}}. */
  public GuestApi lxc(int vmid) {
    return new GuestApi(transport, answers, node, "lxc", vmid);
  }
}
