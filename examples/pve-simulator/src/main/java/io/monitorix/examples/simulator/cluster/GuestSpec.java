package io.monitorix.examples.simulator.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What never changes about a guest.
 *
 * @param vmid its number
 * @param kind virtual machine or container
 * @param name such as {@code web-01}
 * @param tags may be empty
 * @param pool null when in none
 * @param template whether it is one; templates never run
 * @param onBoot whether it starts with its node
 * @param haManaged whether the HA manager looks after it
 * @param replicated whether a replication job copies it to the next node
 * @param backedUp whether a backup job covers it
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

  /** The tags as PVE sends them, separated by semicolons; null when there are none. */
  public @Nullable String tagText() {
    return tags.isEmpty() ? null : String.join(";", tags);
  }
}
