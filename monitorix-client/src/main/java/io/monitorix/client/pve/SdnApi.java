package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.client.pve.model.SdnVnet;
import io.monitorix.client.pve.model.SdnZone;
import java.util.List;

/** {@code /cluster/sdn}: the software-defined network. Thread-safe. */
public final class SdnApi {

  private final Transport transport;
  private final Answers answers;

  SdnApi(Transport transport, Answers answers) {
    this.transport = transport;
    this.answers = answers;
  }

  /**
   * {@code GET /cluster/resources?type=sdn}: how each zone fares on each node, as rows of the
   * resource list. Open to all; shows what the caller may audit ({@code SDN.Audit}).
   */
  public Call<List<ClusterResource>> status() {
    return transport.get(
        Endpoint.of("/cluster/resources").with("type", ResourceType.SDN.parameter()),
        answers.list(ClusterResource.class));
  }

  /**
   * {@code GET /cluster/sdn/zones}. Lists those on which the caller has {@code SDN.Audit}, {@code
   * SDN.Use} or {@code SDN.Allocate}.
   *
   * @param pending with what was changed and not applied yet
   */
  public Call<List<SdnZone>> zones(boolean pending) {
    return transport.get(
        Endpoint.of("/cluster/sdn/zones").with("pending", pending ? "1" : "0"),
        answers.list(SdnZone.class));
  }

  /**
   * {@code GET /cluster/sdn/vnets}: the networks. Lists those on which the caller has {@code
   * SDN.Audit}, {@code SDN.Use} or {@code SDN.Allocate}.
   *
   * @param pending with what was changed and not applied yet
   */
  public Call<List<SdnVnet>> vnets(boolean pending) {
    return transport.get(
        Endpoint.of("/cluster/sdn/vnets").with("pending", pending ? "1" : "0"),
        answers.list(SdnVnet.class));
  }
}
