package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.SdnVnetStatus;
import io.monitorix.client.pve.model.SdnZoneStatus;
import java.util.List;

/** {@code /nodes/{node}/sdn}: the software-defined network as one node has it. Thread-safe. */
public final class NodeSdnApi {

  private final Transport transport;
  private final Answers answers;
  private final String node;

  NodeSdnApi(Transport transport, Answers answers, String node) {
    this.transport = transport;
    this.answers = answers;
    this.node = node;
  }

  /**
   * {@code GET /nodes/{node}/sdn/zones}: how each zone fares. Lists those on which the caller has
   * {@code SDN.Audit} or {@code SDN.Allocate}.
   */
  public Call<List<SdnZoneStatus>> zones() {
    return transport.get(
        Endpoint.of("/nodes/{node}/sdn/zones", node), answers.list(SdnZoneStatus.class));
  }

  /**
   * {@code GET /nodes/{node}/sdn/zones/{zone}/content}: how each network of a zone fares. Needs
   * {@code SDN.Audit} on {@code /sdn/zones/{zone}}.
   */
  public Call<List<SdnVnetStatus>> content(String zone) {
    return transport.get(
        Endpoint.of("/nodes/{node}/sdn/zones/{zone}/content", node, zone),
        answers.list(SdnVnetStatus.class));
  }
}
