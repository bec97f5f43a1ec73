package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.GuestConfig;

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
    return transport.get(
        Endpoint.of("/nodes/{node}/" + kind + "/{vmid}/config", node, Integer.toString(vmid)),
        answers.guestConfig);
  }
}
