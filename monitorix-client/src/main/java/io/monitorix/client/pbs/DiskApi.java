package io.monitorix.client.pbs;

import io.monitorix.client.Call;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pbs.model.Disk;
import io.monitorix.client.pbs.model.DiskSmart;
import io.monitorix.client.pbs.model.ZfsPool;
import io.monitorix.client.pbs.model.ZfsPoolDetail;
import java.util.List;

/**
 * {@code /nodes/{node}/disks}: disks and what is made of them. All calls need {@code Sys.Audit} on
 * {@code /system/disks}. Thread-safe.
 */
public final class DiskApi {

  private final Transport transport;
  private final Answers answers;
  private final String node;

  DiskApi(Transport transport, Answers answers, String node) {
    this.transport = transport;
    this.answers = answers;
    this.node = node;
  }

  /** {@code GET /nodes/{node}/disks/list}: whole disks, with health and wear. */
  public Call<List<Disk>> list() {
    return transport.get(Endpoint.of("/nodes/{node}/disks/list", node), answers.list(Disk.class));
  }

  /**
   * {@code GET /nodes/{node}/disks/list?skipsmart=…&include-partitions=…}.
   *
   * @param smart with health and wear, for which each disk is asked
   * @param partitions with what the disks are divided into
   */
  public Call<List<Disk>> list(boolean smart, boolean partitions) {
    return transport.get(
        Parameters.NONE
            .with("skipsmart", !smart)
            .with("include-partitions", partitions)
            .appliedTo(Endpoint.of("/nodes/{node}/disks/list", node)),
        answers.list(Disk.class));
  }

  /**
   * {@code GET /nodes/{node}/disks/smart}.
   *
   * @param disk as {@link Disk#name()} gives it, for example {@code sda}
   */
  public Call<DiskSmart> smart(String disk) {
    return transport.get(
        Endpoint.of("/nodes/{node}/disks/smart", node).with("disk", disk),
        answers.one(DiskSmart.class));
  }

  /**
   * {@code GET /nodes/{node}/disks/zfs}; {@link io.monitorix.client.ParameterException} where ZFS
   * is not installed.
   */
  public Call<List<ZfsPool>> zfsPools() {
    return transport.get(Endpoint.of("/nodes/{node}/disks/zfs", node), answers.list(ZfsPool.class));
  }

  /** {@code GET /nodes/{node}/disks/zfs/{name}}. */
  public Call<ZfsPoolDetail> zfsPool(String name) {
    return transport.get(
        Endpoint.of("/nodes/{node}/disks/zfs/{name}", node, name),
        answers.one(ZfsPoolDetail.class));
  }
}
