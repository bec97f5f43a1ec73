package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.client.pve.model.ClusterStatus;
import io.monitorix.client.pve.model.QDevice;
import io.monitorix.client.pve.model.UncoveredGuest;
import java.util.List;

/** {@code /cluster}: what concerns all nodes. Thread-safe. */
public final class ClusterApi {

  private final Transport transport;
  private final Answers answers;

  ClusterApi(Transport transport, Answers answers) {
    this.transport = transport;
    this.answers = answers;
  }

  /** {@code GET /cluster/status}: members and quorum. Needs {@code Sys.Audit} on {@code /}. */
  public Call<ClusterStatus> status() {
    return transport.get(Endpoint.of("/cluster/status"), answers.clusterStatus);
  }

  /**
   * {@code GET /cluster/resources}: everything at a glance. Open to all; shows what the caller may
   * audit, and nodes without figures to the others. Rows without id or type are left out.
   */
  public Call<List<ClusterResource>> resources() {
    return transport.get(Endpoint.of("/cluster/resources"), answers.resources);
  }

  /** {@code GET /cluster/resources?type=…}: {@link #resources()} of one type. */
  public Call<List<ClusterResource>> resources(ResourceType filter) {
    return transport.get(
        Endpoint.of("/cluster/resources").with("type", filter.parameter()), answers.resources);
  }

  /**
   * {@code GET /cluster/backup-info/not-backed-up}: guests that no backup job covers. Needs {@code
   * Sys.Audit} on {@code /}.
   */
  public Call<List<UncoveredGuest>> notBackedUp() {
    return transport.get(
        Endpoint.of("/cluster/backup-info/not-backed-up"), answers.uncoveredGuests);
  }

  /**
   * {@code GET /cluster/config/qdevice}: the external vote; not {@link QDevice#configured()} where
   * there is none. Needs {@code Sys.Audit} on {@code /}.
   */
  public Call<QDevice> qdevice() {
    return transport.get(Endpoint.of("/cluster/config/qdevice"), answers.qdevice);
  }
}
