package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.CephFlag;
import io.monitorix.client.pve.model.CephMetadata;
import io.monitorix.client.pve.model.CephStatus;
import java.util.List;

/**
 * {@code /cluster/ceph}: Ceph; {@link NodeApi#ceph()} has what it tells of pools, OSDs and
 * services. All calls end in {@link io.monitorix.client.ServerException} where it is not set up.
 * Thread-safe.
 */
public final class CephApi {

  private final Transport transport;
  private final Answers answers;

  CephApi(Transport transport, Answers answers) {
    this.transport = transport;
    this.answers = answers;
  }

  /**
   * {@code GET /cluster/ceph/status}. Needs {@code Sys.Audit} or {@code Datastore.Audit} on {@code
   * /}.
   */
  public Call<CephStatus> status() {
    return transport.get(Endpoint.of("/cluster/ceph/status"), answers.one(CephStatus.class));
  }

  /**
   * {@code GET /cluster/ceph/flags}: all, whether on or off. Needs {@code Sys.Audit} on {@code /}.
   */
  public Call<List<CephFlag>> flags() {
    return transport.get(Endpoint.of("/cluster/ceph/flags"), answers.list(CephFlag.class));
  }

  /**
   * {@code GET /cluster/ceph/metadata}: the services and their versions. Needs {@code Sys.Audit} or
   * {@code Datastore.Audit} on {@code /}.
   */
  public Call<CephMetadata> metadata() {
    return transport.get(Endpoint.of("/cluster/ceph/metadata"), answers.one(CephMetadata.class));
  }
}
