package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.CephFileSystem;
import io.monitorix.client.pve.model.CephManager;
import io.monitorix.client.pve.model.CephMetadataServer;
import io.monitorix.client.pve.model.CephMonitor;
import io.monitorix.client.pve.model.CephOsdTree;
import io.monitorix.client.pve.model.CephPool;
import io.monitorix.client.pve.model.CephStatus;
import java.util.List;

/**
 * {@code /nodes/{node}/ceph}: Ceph as one node sees it, which is the same on all. All calls need
 * {@code Sys.Audit} or {@code Datastore.Audit} on {@code /}, and end in {@link
 * io.monitorix.client.ServerException} where Ceph is not set up. Thread-safe.
 */
public final class NodeCephApi {

  private final Transport transport;
  private final Answers answers;
  private final String node;

  NodeCephApi(Transport transport, Answers answers, String node) {
    this.transport = transport;
    this.answers = answers;
    this.node = node;
  }

  /** {@code GET /nodes/{node}/ceph/status}: the same as {@link CephApi#status()}. */
  public Call<CephStatus> status() {
    return transport.get(
        Endpoint.of("/nodes/{node}/ceph/status", node), answers.one(CephStatus.class));
  }

  /** {@code GET /nodes/{node}/ceph/osd}: where the OSDs of the whole cluster are. */
  public Call<CephOsdTree> osdTree() {
    return transport.get(
        Endpoint.of("/nodes/{node}/ceph/osd", node), answers.one(CephOsdTree.class));
  }

  /** {@code GET /nodes/{node}/ceph/pool}: the pools, and how full they are. */
  public Call<List<CephPool>> pools() {
    return transport.get(
        Endpoint.of("/nodes/{node}/ceph/pool", node), answers.list(CephPool.class));
  }

  /** {@code GET /nodes/{node}/ceph/mon}: the monitors, those that do not run included. */
  public Call<List<CephMonitor>> monitors() {
    return transport.get(
        Endpoint.of("/nodes/{node}/ceph/mon", node), answers.list(CephMonitor.class));
  }

  /** {@code GET /nodes/{node}/ceph/mgr}: the managers. */
  public Call<List<CephManager>> managers() {
    return transport.get(
        Endpoint.of("/nodes/{node}/ceph/mgr", node), answers.list(CephManager.class));
  }

  /** {@code GET /nodes/{node}/ceph/mds}: the metadata servers. */
  public Call<List<CephMetadataServer>> metadataServers() {
    return transport.get(
        Endpoint.of("/nodes/{node}/ceph/mds", node), answers.list(CephMetadataServer.class));
  }

  /** {@code GET /nodes/{node}/ceph/fs}: the file systems. */
  public Call<List<CephFileSystem>> fileSystems() {
    return transport.get(
        Endpoint.of("/nodes/{node}/ceph/fs", node), answers.list(CephFileSystem.class));
  }
}
