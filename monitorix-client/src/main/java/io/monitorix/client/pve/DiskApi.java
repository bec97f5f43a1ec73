package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.DirectoryMount;
import io.monitorix.client.pve.model.Disk;
import io.monitorix.client.pve.model.DiskSmart;
import io.monitorix.client.pve.model.LvmThinPool;
import io.monitorix.client.pve.model.LvmTree;
import io.monitorix.client.pve.model.ZfsPool;
import io.monitorix.client.pve.model.ZfsPoolDetail;
import java.util.List;

/** {@code /nodes/{node}/disks}: disks and what is made of them. Thread-safe. */
public final class DiskApi {

  private final Transport transport;
  private final Answers answers;
  private final String node;

  DiskApi(Transport transport, Answers answers, String node) {
    this.transport = transport;
    this.answers = answers;
    this.node = node;
  }

  /**
   * {@code GET /nodes/{node}/disks/list}: whole disks, with health and wear. Needs {@code
   * Sys.Audit} on {@code /} or {@code /nodes/{node}}.
   */
  public Call<List<Disk>> list() {
    return transport.get(Endpoint.of("/nodes/{node}/disks/list", node), answers.list(Disk.class));
  }

  /**
   * {@code GET /nodes/{node}/disks/smart}. Needs {@code Sys.Audit} on {@code /}.
   *
   * @param device as {@link Disk#device()} gives it, for example {@code /dev/sda}
   */
  public Call<DiskSmart> smart(String device) {
    return transport.get(
        Endpoint.of("/nodes/{node}/disks/smart", node).with("disk", device),
        answers.one(DiskSmart.class));
  }

  /**
   * {@code GET /nodes/{node}/disks/zfs}. Needs {@code Sys.Audit} on {@code /}; {@link
   * io.monitorix.client.ServerException} where ZFS is not installed.
   */
  public Call<List<ZfsPool>> zfsPools() {
    return transport.get(Endpoint.of("/nodes/{node}/disks/zfs", node), answers.list(ZfsPool.class));
  }

  /** {@code GET /nodes/{node}/disks/zfs/{name}}. Needs {@code Sys.Audit} on {@code /}. */
  public Call<ZfsPoolDetail> zfsPool(String name) {
    return transport.get(
        Endpoint.of("/nodes/{node}/disks/zfs/{name}", node, name),
        answers.one(ZfsPoolDetail.class));
  }

  /** {@code GET /nodes/{node}/disks/lvm}. Needs {@code Sys.Audit} on {@code /}. */
  public Call<LvmTree> lvm() {
    return transport.get(Endpoint.of("/nodes/{node}/disks/lvm", node), answers.one(LvmTree.class));
  }

  /** {@code GET /nodes/{node}/disks/lvmthin}. Needs {@code Sys.Audit} on {@code /}. */
  public Call<List<LvmThinPool>> lvmThin() {
    return transport.get(
        Endpoint.of("/nodes/{node}/disks/lvmthin", node), answers.list(LvmThinPool.class));
  }

  /**
   * {@code GET /nodes/{node}/disks/directory}: disks that were made storages of files. Needs {@code
   * Sys.Audit} on {@code /}.
   */
  public Call<List<DirectoryMount>> directories() {
    return transport.get(
        Endpoint.of("/nodes/{node}/disks/directory", node), answers.list(DirectoryMount.class));
  }
}
