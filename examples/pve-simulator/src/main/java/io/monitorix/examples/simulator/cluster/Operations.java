package io.monitorix.examples.simulator.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What users ask of the cluster. Most of it is done by a task, whose UPID is returned at once; what
 * is wrong with it shows in the task's status, as with the real one. Nodes that are given exist and
 * are up.
 *
 * <p>Thread-safe: each holds the cluster's lock.
 */
public final class Operations {
  private static final long MIGRATION_SECONDS = 20;
  private static final long BACKUP_SECONDS = 30;

  private final Cluster cluster;
  private final Tasks tasks;
  private final GuestJobs jobs;

  Operations(Cluster cluster, Tasks tasks, GuestJobs jobs) {
    this.cluster = cluster;
    this.tasks = tasks;
    this.jobs = jobs;
  }

  /** A guest as a path names it. */
  public record Target(NodeSpec node, GuestKind kind, int vmid) {}

  /** Starts, stops, reboots, suspends… a guest. */
  public String power(Target target, PowerAction action, Requester by) {
    return onGuest(
        target,
        action.taskType(target.kind()),
        by,
        guest -> refusal(guest, action),
        guest -> jobs.power(guest, action, by));
  }

  /** Takes a snapshot. */
  public String snapshot(
      Target target, String name, String description, boolean withMemory, Requester by) {
    return onGuest(
        target,
        target.kind().taskPrefix() + "snapshot",
        by,
        guest ->
            guest.config.snapshot(name) != null
                ? "snapshot name '%s' already used".formatted(name)
                : guest.spec.template() ? "snapshot feature is not available" : locked(guest),
        guest -> jobs.snapshot(guest, name, description, withMemory, by));
  }

  /** Deletes a snapshot. */
  public String deleteSnapshot(Target target, String name, Requester by) {
    return onGuest(
        target,
        target.kind().taskPrefix() + "delsnapshot",
        by,
        guest -> missingOrLocked(guest, name),
        guest -> jobs.deleteSnapshot(guest, snapshot(guest, name), by));
  }

  /** Goes back to a snapshot; a machine saved with its memory then runs, others when asked. */
  public String rollback(Target target, String name, boolean start, Requester by) {
    return onGuest(
        target,
        target.kind().taskPrefix() + "rollback",
        by,
        guest -> missingOrLocked(guest, name),
        guest -> jobs.rollback(guest, snapshot(guest, name), start, by));
  }

  /** Moves a guest to another node. */
  public String migrate(Target target, NodeSpec to, Requester by) {
    return onGuest(
        target,
        target.kind() == GuestKind.QEMU ? "qmigrate" : "vzmigrate",
        by,
        guest -> {
          if (!cluster.isOnline(to.index())) {
            return "Can't connect to destination address using public key";
          }
          return locked(guest);
        },
        guest -> jobs.migrate(guest, to, MIGRATION_SECONDS, by));
  }

  /**
   * Backs up guests of a node.
   *
   * @param id of the task: the only guest's number, or empty
   * @param vmids numbers that no guest has are errors of the task; guests elsewhere are passed over
   */
  public String backup(
      NodeSpec node, String id, List<Integer> vmids, BackupOrder order, Requester by) {
    synchronized (cluster) {
      cluster.advance();
      List<GuestState> here = new ArrayList<>();
      List<Integer> missing = new ArrayList<>();
      for (int vmid : vmids) {
        GuestState guest = cluster.guest(vmid);
        if (guest == null) {
          missing.add(vmid);
        } else if (guest.node == node.index()) {
          here.add(guest);
        }
      }
      return cluster.run(
          jobs.backup(node, id, here, missing, order, 1 + BACKUP_SECONDS * here.size(), by));
    }
  }

  /** Deletes backups, as a task. */
  public String deleteBackups(
      NodeSpec node, String id, String storage, Set<String> volumes, Requester by) {
    synchronized (cluster) {
      cluster.advance();
      return cluster.run(
          new Job(
              node,
              "prunebackups",
              id,
              by,
              2,
              Task.Lines.NONE,
              at -> {
                List<String> lines = new ArrayList<>();
                for (GuestState guest : cluster.guests()) {
                  guest.backups =
                      guest.backups.stream()
                          .filter(b -> !goes(guest, b, storage, volumes, lines))
                          .toList();
                }
                return new Job.Outcome("OK", () -> List.copyOf(lines));
              }));
    }
  }

  private static boolean goes(
      GuestState guest, Backup backup, String storage, Set<String> volumes, List<String> lines) {
    String volume = backup.volumeId(guest.spec);
    boolean goes = backup.storage().equals(storage) && !backup.keep() && volumes.contains(volume);
    if (goes) {
      lines.add("Removed volume '%s'".formatted(volume));
    }
    return goes;
  }

  /**
   * Changes a guest's configuration at once.
   *
   * @param digest what the configuration's must be; null for any
   * @return what is wrong; null when it is done
   */
  public @Nullable String configure(
      int vmid, @Nullable String digest, UnaryOperator<GuestConfig> change) {
    synchronized (cluster) {
      Snapshot.Guest now = cluster.snapshot().guest(vmid);
      GuestState guest = cluster.guest(vmid);
      if (guest == null || now == null) {
        return "unable to find configuration file for VM %d".formatted(vmid);
      }
      if (digest != null && !digest.equals(now.digest())) {
        return "checksum mismatch (file change by other user?)";
      }
      String lock = locked(guest);
      if (lock == null) {
        guest.config = change.apply(guest.config);
        cluster.changed();
      }
      return lock;
    }
  }

  /** Ends a running task; nothing happens when it has ended. */
  public void stop(String upid) {
    synchronized (cluster) {
      cluster.advance();
      tasks.stop(upid);
      cluster.changed();
    }
  }

  private interface Check {
    @Nullable String refusal(GuestState guest);
  }

  private interface Maker {
    Job make(GuestState guest);
  }

  private String onGuest(Target target, String type, Requester by, Check check, Maker maker) {
    synchronized (cluster) {
      cluster.advance();
      GuestState guest = cluster.guest(target.vmid());
      if (guest == null
          || guest.node != target.node().index()
          || guest.spec.kind() != target.kind()) {
        return refuse(
            target,
            type,
            by,
            "Configuration file 'nodes/%s/%s/%d.conf' does not exist"
                .formatted(target.node().name(), target.kind().configFolder(), target.vmid()));
      }
      String refusal = check.refusal(guest);
      return refusal == null ? cluster.run(maker.make(guest)) : refuse(target, type, by, refusal);
    }
  }

  private String refuse(Target target, String type, Requester by, String reason) {
    cluster.changed();
    return tasks.refuse(
        Job.refused(target.node(), type, Integer.toString(target.vmid()), by), reason);
  }

  private static GuestSnapshot snapshot(GuestState guest, String name) {
    GuestSnapshot snapshot = guest.config.snapshot(name);
    if (snapshot == null) {
      throw new IllegalStateException("snapshot '%s' was there a moment ago".formatted(name));
    }
    return snapshot;
  }

  private static @Nullable String missingOrLocked(GuestState guest, String name) {
    return guest.config.snapshot(name) == null
        ? "snapshot '%s' does not exist".formatted(name)
        : locked(guest);
  }

  private static @Nullable String locked(GuestState guest) {
    return guest.lock == null
        ? null
        : "%s is locked (%s)".formatted(guest.spec.kind().noun(), guest.lock);
  }

  private static @Nullable String refusal(GuestState guest, PowerAction action) {
    GuestSpec spec = guest.spec;
    String lock = locked(guest);
    if (lock != null) {
      return lock;
    }
    if (action == PowerAction.START) {
      if (spec.template()) {
        return "you can't start a vm if it's a template";
      }
      return guest.running
          ? "%s %d already running".formatted(spec.kind().noun(), spec.vmid())
          : null;
    }
    // Stopping what does not run succeeds; the others need something that listens.
    if (guest.running || action == PowerAction.STOP) {
      return null;
    }
    return "%s %d not running".formatted(spec.kind().noun(), spec.vmid());
  }
}
