package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.HaGroup;
import io.monitorix.client.pve.model.HaManagerStatus;
import io.monitorix.client.pve.model.HaResource;
import io.monitorix.client.pve.model.HaRule;
import io.monitorix.client.pve.model.HaStatusEntry;
import java.util.List;

/**
 * {@code /cluster/ha}: high availability. All calls need {@code Sys.Audit} on {@code /}.
 * Thread-safe.
 */
public final class HaApi {

  private final Transport transport;
  private final Answers answers;

  HaApi(Transport transport, Answers answers) {
    this.transport = transport;
    this.answers = answers;
  }

  /** {@code GET /cluster/ha/status/current}: quorum, managers and services, one row each. */
  public Call<List<HaStatusEntry>> status() {
    return transport.get(
        Endpoint.of("/cluster/ha/status/current"), answers.list(HaStatusEntry.class));
  }

  /** {@code GET /cluster/ha/status/manager_status}: what the managers have written down. */
  public Call<HaManagerStatus> managerStatus() {
    return transport.get(
        Endpoint.of("/cluster/ha/status/manager_status"), answers.one(HaManagerStatus.class));
  }

  /** {@code GET /cluster/ha/resources}: the guests that are to be highly available. */
  public Call<List<HaResource>> resources() {
    return transport.get(Endpoint.of("/cluster/ha/resources"), answers.list(HaResource.class));
  }

  /**
   * {@code GET /cluster/ha/groups}: where services may run. Version 9 turns them into {@link
   * #rules()} and then answers this with {@link io.monitorix.client.ServerException}.
   */
  public Call<List<HaGroup>> groups() {
    return transport.get(Endpoint.of("/cluster/ha/groups"), answers.list(HaGroup.class));
  }

  /**
   * {@code GET /cluster/ha/rules} (since version 9): where services run, and with whom. Before, it
   * ends in {@link io.monitorix.client.UnsupportedException}.
   */
  public Call<List<HaRule>> rules() {
    return transport.get(Endpoint.of("/cluster/ha/rules"), answers.list(HaRule.class));
  }
}
