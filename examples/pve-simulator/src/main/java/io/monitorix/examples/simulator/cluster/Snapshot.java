package io.monitorix.examples.simulator.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole world at one second; immutable.
 *
 * @param serial its number: each snapshot of a cluster has another
 * @param plan what never changes
 * @param startSecond when the simulation began, in epoch seconds
 * @param epochSecond the time
 * @param quorate whether more than half of the votes are there
 * @param nodes by index
 * @param guests by index
 * @param storages by node, then by storage
 * @param tasks the latest, newest first
 */
public record Snapshot(
    long serial,
    Plan plan,
    long startSecond,
    long epochSecond,
    boolean quorate,
    List<Node> nodes,
    List<Guest> guests,
    List<List<Storage>> storages,
    List<Task> tasks) {

  /** Copies the lists. */
  public Snapshot {
    nodes = List.copyOf(nodes);
    guests = List.copyOf(guests);
    storages = List.copyOf(storages);
    tasks = List.copyOf(tasks);
  }

  /** The guest with this number; null when there is none. */
  public @Nullable Guest guest(int vmid) {
    int index = plan.guestIndex(vmid);
    return index < 0 ? null : guests.get(index);
  }

  /** The tasks of one node, newest first. */
  public List<Task> tasksOf(NodeSpec node) {
    return tasks.stream().filter(task -> task.node().equals(node.name())).toList();
  }

  /**
   * A node; all figures are 0 while it is offline.
   *
   * @param cpu use of all its CPUs, 0…1
   * @param memory bytes in use
   * @param rootUsed bytes in use on the root file system
   * @param uptime seconds
   */
  public record Node(
      NodeSpec spec, boolean online, double cpu, long memory, long rootUsed, long uptime) {}

  /**
   * A guest; all figures are 0 while it does not run.
   *
   * @param node where it is now
   * @param known false while its node is offline
   * @param lock why nobody else may touch it, such as {@code migrate}; null without
   * @param cpu use of its own CPUs, 0…1
   * @param memory bytes in use
   * @param diskUsed bytes in use; 0 for virtual machines, which do not tell
   * @param uptime seconds
   * @param netIn bytes since it began to run; so are the next three
   * @param paused whether it runs and is suspended
   * @param config what users changed
   * @param backups oldest first
   */
  public record Guest(
      GuestSpec spec,
      NodeSpec node,
      boolean known,
      boolean running,
      @Nullable String lock,
      double cpu,
      long memory,
      long diskUsed,
      long uptime,
      long netIn,
      long netOut,
      long diskRead,
      long diskWrite,
      boolean paused,
      GuestConfig config,
      List<Backup> backups) {

    /** Copies the list. */
    public Guest {
      backups = List.copyOf(backups);
    }

    /** Share of its disk in use, 0…1, as somebody inside it sees it. */
    public double diskShare() {
      return spec.load().disk(uptime);
    }

    /** Whether it is on this node now. */
    public boolean isOn(NodeSpec other) {
      return node.index() == other.index();
    }

    /** What the {@code status} field says: running, stopped, unknown. */
    public String status() {
      return known ? running ? "running" : "stopped" : "unknown";
    }

    /** The hash of its configuration: another with each change. */
    public String digest() {
      long first = Chance.mix(spec.vmid() * 31L + config.revision());
      return "%016x%016x%08x".formatted(first, Chance.mix(first), (int) Chance.mix(~first));
    }

    /** What the HA manager says of it; null when it does not look after it. */
    public @Nullable String haState() {
      if (!spec.haManaged()) {
        return null;
      }
      return "migrate".equals(lock) ? "migrate" : !known || running ? "started" : "stopped";
    }
  }

  /**
   * A storage as one node sees it.
   *
   * @param used bytes; 0 while the node is offline
   */
  public record Storage(StorageSpec spec, NodeSpec node, boolean known, long used) {}
}
