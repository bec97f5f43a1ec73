package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of the resource list: {@code GET /cluster/resources}. Which components are there depends
 * on the kind, on the state (an offline node has no figures) and on what the caller may see. The
 * figures are doubles because Proxmox now and then sends fractions and numbers beyond
 * 2<sup>53</sup>.
 *
 * @param id Proxmox's id: {@code node/pve1}, {@code qemu/100}, {@code storage/pve1/local}, {@code
 *     /pool/web}
 * @param type as received; {@link #kind()} for programs
 * @param node where it is
 * @param name of a guest
 * @param vmid of a guest
 * @param status {@code running}, {@code stopped}, {@code online}, {@code available}, {@code
 *     unknown}, …
 * @param template whether a guest is a template
 * @param tags of a guest, separated by semicolons
 * @param pool the pool that a guest or storage is in; of a pool, its name
 * @param hastate state of a guest in the high availability manager
 * @param lock why a guest is locked: {@code backup}, {@code migrate}, {@code snapshot}, …
 * @param level subscription level of a node
 * @param storage name of a storage
 * @param plugintype kind of a storage: {@code dir}, {@code zfspool}, {@code rbd}, …
 * @param content what a storage takes, separated by commas, in random order
 * @param shared whether a storage is the same one on all nodes
 * @param sdn name of a zone
 * @param network name of a network (since version 9)
 * @param networkType {@code fabric} or {@code zone} (since version 9)
 * @param zoneType kind of the zone (since version 9)
 * @param protocol of a fabric: what its nodes speak (since version 9)
 * @param hostArch of a node: {@code x86_64} or {@code aarch64} (since version 9)
 * @param cgroupMode of a node: 1 or 2
 * @param cpu share of its own CPUs, 0…1
 * @param maxcpu number of CPUs
 * @param mem bytes of memory in use
 * @param maxmem bytes of memory
 * @param disk bytes in use: root file system of a node or container, storage; 0 for a virtual
 *     machine
 * @param maxdisk bytes
 * @param netin bytes received by a guest since it started
 * @param netout bytes sent by a guest since it started
 * @param diskread bytes read by a guest since it started
 * @param diskwrite bytes written by a guest since it started
 * @param uptime seconds
 * @param memhost bytes of the host's memory that a guest takes (since version 9)
 */
public record ClusterResource(
    String id,
    String type,
    @Nullable String node,
    @Nullable String name,
    @Nullable Long vmid,
    @Nullable String status,
    @Nullable Boolean template,
    @Nullable String tags,
    @Nullable String pool,
    @Nullable String hastate,
    @Nullable String lock,
    @Nullable String level,
    @Nullable String storage,
    @Nullable String plugintype,
    @Nullable String content,
    @Nullable Boolean shared,
    @Nullable String sdn,
    @Nullable String network,
    @Json(name = "network-type") @Nullable String networkType,
    @Json(name = "zone-type") @Nullable String zoneType,
    @Nullable String protocol,
    @Json(name = "host-arch") @Nullable String hostArch,
    @Json(name = "cgroup-mode") @Nullable Integer cgroupMode,
    @Nullable Double cpu,
    @Nullable Double maxcpu,
    @Nullable Double mem,
    @Nullable Double maxmem,
    @Nullable Double disk,
    @Nullable Double maxdisk,
    @Nullable Double netin,
    @Nullable Double netout,
    @Nullable Double diskread,
    @Nullable Double diskwrite,
    @Nullable Double uptime,
    @Nullable Double memhost) {

  /** What the row stands for. */
  public ResourceKind kind() {
    return ResourceKind.of(type);
  }

  /** Which guest; empty for all other rows. */
  public Optional<GuestId> guestId() {
    return GuestId.tryParse(id);
  }

  /** Which storage, and on which node; empty for all other rows. */
  public Optional<StorageId> storageId() {
    return StorageId.tryParse(id);
  }

  /** What a guest does; empty for all other rows. */
  public Optional<GuestState> guestState() {
    return guestId().map(guest -> GuestState.of(status));
  }

  /** Whether a node is there; empty for all other rows. */
  public Optional<NodeState> nodeState() {
    return kind() == ResourceKind.NODE ? Optional.of(NodeState.of(status)) : Optional.empty();
  }

  /** What the manager of high availability does with a guest; empty where it does nothing. */
  public Optional<HaServiceState> haState() {
    return guestId().flatMap(guest -> Optional.ofNullable(hastate)).map(HaServiceState::of);
  }

  /** Why a guest is locked; empty where it is not. */
  public Optional<GuestLock> lockReason() {
    return Optional.ofNullable(lock).map(GuestLock::of);
  }

  /** What a storage takes. */
  public Set<VolumeContent> contents() {
    return VolumeContent.setOf(content);
  }

  /**
   * The same row with name, tags, pool and template of another. Proxmox leaves them out for the
   * guests of a node that is offline: who has seen them before can put them back.
   */
  public ClusterResource withIdentityOf(ClusterResource other) {
    return new ClusterResource(
        id,
        type,
        node,
        other.name,
        vmid,
        status,
        other.template,
        other.tags,
        other.pool,
        hastate,
        lock,
        level,
        storage,
        plugintype,
        content,
        shared,
        sdn,
        network,
        networkType,
        zoneType,
        protocol,
        hostArch,
        cgroupMode,
        cpu,
        maxcpu,
        mem,
        maxmem,
        disk,
        maxdisk,
        netin,
        netout,
        diskread,
        diskwrite,
        uptime,
        memhost);
  }
}
