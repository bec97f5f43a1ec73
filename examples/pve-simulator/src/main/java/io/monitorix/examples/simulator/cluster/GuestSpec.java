package io.monitorix.examples.simulator.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What never changes about a guest.
 *
 * @param vmid its number
 * @param kind virtual machine or container
 * @param name such as {@code web-01}
 * @param tags that it begins with; may be empty
 * @param pool null when in none
 * @param template whether it is one; templates never run
 * @param onBoot whether it begins as one that starts with its node
 * @param haManaged whether the HA manager looks after it
 * @param replicated whether a replication job copies it to the next node
 * @param backedUp whether a backup job covers it
 * @param agent whether its guest agent is set up; false for containers, which have none
 * @param homeNode index of the node where it begins
 * @param runsAtStart whether it runs when the simulation begins
 * @param uptimeAtStart seconds that it had been running by then
 * @param cpus virtual CPUs
 * @param memory bytes
 * @param disk bytes of its disks
 * @param load the shape of its load
 */
public record GuestSpec(
    int vmid,
    GuestKind kind,
    String name,
    List<String> tags,
    @Nullable String pool,
    boolean template,
    boolean onBoot,
    boolean haManaged,
    boolean replicated,
    boolean backedUp,
    boolean agent,
    int homeNode,
    boolean runsAtStart,
    long uptimeAtStart,
    int cpus,
    long memory,
    long disk,
    Load load) {

  /** Copies the tags. */
  public GuestSpec {
    tags = List.copyOf(tags);
  }

  /** The id of its row in {@code /cluster/resources}, such as {@code qemu/100}. */
  public String id() {
    return kind.path() + "/" + vmid;
  }

  /** The storage of its disk. */
  public String diskStorage() {
    // The HA manager can restart a guest elsewhere only when its disk can be reached from there.
    return haManaged ? "ceph" : "local-lvm";
  }

  /** The volume of its disk, such as {@code local-lvm:vm-100-disk-0}. */
  public String diskVolume() {
    String name = template ? "base" : "vm";
    return "%s:%s-%d-disk-0".formatted(diskStorage(), name, vmid);
  }

  /** The hardware address of its network card. */
  public String mac() {
    return "BC:24:11:%02X:%02X:%02X".formatted(vmid >> 16, vmid >> 8 & 0xff, vmid & 0xff);
  }

  /** The address that it has in its network. */
  public String address() {
    return "10.%d.%d.%d".formatted(vmid >> 16, vmid >> 8 & 0xff, vmid & 0xff);
  }
}
