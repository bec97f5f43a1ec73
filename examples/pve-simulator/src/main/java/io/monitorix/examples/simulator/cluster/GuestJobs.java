package io.monitorix.examples.simulator.cluster;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/** The tasks that befall guests, and what each does to its guest. The cluster's lock guards it. */
final class GuestJobs {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Cluster cluster;
  private final Plan plan;

  GuestJobs(Cluster cluster, Plan plan) {
    this.cluster = cluster;
    this.plan = plan;
  }

  Job power(GuestState guest, PowerAction action, Requester by) {
    return job(
        guest,
        action.taskType(guest.spec.kind()),
        by,
        action.seconds(),
        Task.Lines.NONE,
        at -> {
          switch (action) {
            case START, RESET -> guest.boot(at);
            case REBOOT -> {
              // Whoever was stopped meanwhile is not there to boot again.
              if (guest.running) {
                guest.boot(at);
              }
            }
            case STOP, SHUTDOWN -> guest.halt();
            case SUSPEND -> guest.paused = true;
            case RESUME -> guest.paused = false;
          }
          return Job.Outcome.OK;
        });
  }

  Job snapshot(
      GuestState guest, String name, String description, boolean withMemory, Requester by) {
    return locked(
        guest,
        "snapshot",
        job(
            guest,
            guest.spec.kind().taskPrefix() + "snapshot",
            by,
            2,
            Task.Lines.NONE,
            at -> {
              guest.config =
                  guest.config.with(
                      new GuestSnapshot(
                          name,
                          description,
                          cluster.epochSecond(),
                          guest.config.parent(),
                          withMemory && guest.running));
              return Job.Outcome.OK;
            }));
  }

  Job deleteSnapshot(GuestState guest, GuestSnapshot snapshot, Requester by) {
    return locked(
        guest,
        "snapshot-delete",
        job(
            guest,
            guest.spec.kind().taskPrefix() + "delsnapshot",
            by,
            2,
            Task.Lines.NONE,
            at -> {
              guest.config = guest.config.without(snapshot);
              return Job.Outcome.OK;
            }));
  }

  Job rollback(GuestState guest, GuestSnapshot snapshot, boolean start, Requester by) {
    return locked(
        guest,
        "rollback",
        job(
            guest,
            guest.spec.kind().taskPrefix() + "rollback",
            by,
            3,
            Task.Lines.NONE,
            at -> {
              guest.config = guest.config.rolledBackTo(snapshot);
              guest.halt();
              if (start || snapshot.withMemory()) {
                guest.boot(at);
              }
              return Job.Outcome.OK;
            }));
  }

  /** Moves a guest to a node that has to be up by then. */
  Job migrate(GuestState guest, NodeSpec target, long seconds, Requester by) {
    boolean machine = guest.spec.kind() == GuestKind.QEMU;
    long begun = cluster.epochSecond();
    return locked(
        guest,
        "migrate",
        job(
            guest,
            machine ? "qmigrate" : "vzmigrate",
            by,
            seconds,
            () ->
                List.of(
                    "%s starting migration of %s %d to node '%s' (%s)"
                        .formatted(
                            stamp(begun),
                            guest.spec.kind().noun(),
                            guest.spec.vmid(),
                            target.name(),
                            target.address())),
            at -> {
              if (!cluster.isOnline(target.index())) {
                return Job.Outcome.failed("migration aborted");
              }
              guest.node = target.index();
              // A container cannot be moved alive: it boots again where it arrives.
              if (!machine && guest.running) {
                guest.boot(at);
              }
              long ended = cluster.epochSecond();
              return new Job.Outcome(
                  "OK",
                  () ->
                      List.of(
                          "%s migration finished successfully (duration %s)"
                              .formatted(stamp(ended), clockTime(ended - begun))));
            }));
  }

  /** Backs up guests of one node, one after the other; those that cannot be are errors. */
  Job backup(
      NodeSpec node,
      String id,
      List<GuestState> guests,
      List<Integer> missing,
      BackupOrder order,
      long seconds,
      Requester by) {
    List<GuestState> free = guests.stream().filter(g -> g.lock == null).toList();
    List<String> errors = new ArrayList<>();
    missing.forEach(
        vmid ->
            errors.add(
                "ERROR: Backup of VM %d failed - unable to find VM '%d'".formatted(vmid, vmid)));
    for (GuestState guest : guests) {
      if (guest.lock != null) {
        errors.add(
            "ERROR: Backup of VM %d failed - %s is locked (%s)"
                .formatted(guest.spec.vmid(), guest.spec.kind().noun(), guest.lock));
      }
    }
    List<Boolean> ran = free.stream().map(guest -> guest.running).toList();
    free.forEach(guest -> guest.lock = "backup");
    long begun = cluster.epochSecond();
    return new Job(
        node,
        "vzdump",
        id,
        by,
        seconds,
        () -> opening(id, free, ran, order),
        new Job.Course() {
          @Override
          public Job.Outcome finish(long at) {
            List<Backup> made = free.stream().map(guest -> store(guest, order)).toList();
            long took = cluster.epochSecond() - begun;
            return new Job.Outcome(
                errors.isEmpty() ? "OK" : "job errors",
                () -> closing(free, made, order, errors, took));
          }

          @Override
          public void release() {
            free.forEach(guest -> guest.lock = null);
          }
        });
  }

  private static List<String> opening(
      String id, List<GuestState> guests, List<Boolean> ran, BackupOrder order) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "INFO: starting new backup job: vzdump %s --storage %s --mode %s"
            .formatted(id, order.storage().name(), order.mode()));
    for (int i = 0; i < guests.size(); i++) {
      GuestSpec spec = guests.get(i).spec;
      lines.add("INFO: Starting Backup of VM %d (%s)".formatted(spec.vmid(), spec.kind().path()));
      lines.add("INFO: status = " + (ran.get(i) ? "running" : "stopped"));
      lines.add("INFO: backup mode: " + order.mode());
    }
    return lines;
  }

  private static List<String> closing(
      List<GuestState> guests,
      List<Backup> made,
      BackupOrder order,
      List<String> errors,
      long seconds) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      GuestSpec spec = guests.get(i).spec;
      Backup backup = made.get(i);
      lines.add(
          "INFO: creating vzdump archive '%s/dump/%s'"
              .formatted(order.storage().folder(), backup.fileName(spec)));
      lines.add(
          String.format(
              Locale.ROOT, "INFO: archive file size: %.2fGB", backup.size() / (double) (1 << 30)));
      lines.add(
          "INFO: Finished Backup of VM %d (%s)"
              .formatted(spec.vmid(), clockTime(seconds / made.size())));
    }
    lines.addAll(errors);
    lines.add(
        errors.isEmpty()
            ? "INFO: Backup job finished successfully"
            : "INFO: Backup job finished with errors");
    return lines;
  }

  private Backup store(GuestState guest, BackupOrder order) {
    StorageSpec storage = order.storage();
    Backup backup =
        new Backup(
            storage.name(),
            storage.shared() ? null : plan.nodes().get(guest.node).name(),
            cluster.epochSecond(),
            (long) (guest.spec.disk() * guest.spec.load().disk(cluster.now()) / 3),
            order.notes().replace("{{guestname}}", guest.spec.name()),
            order.keep());
    List<Backup> all = new ArrayList<>(guest.backups);
    all.add(backup);
    guest.backups = List.copyOf(all);
    if (order.prune() && storage.keptBackups() > 0) {
      guest.prune(storage.name(), storage.keptBackups());
    }
    return backup;
  }

  private static String stamp(long epochSecond) {
    return STAMP.format(Instant.ofEpochSecond(epochSecond));
  }

  private Job job(
      GuestState guest,
      String type,
      Requester by,
      long seconds,
      Task.Lines opening,
      LongFunction<Job.Outcome> effect) {
    return new Job(
        plan.nodes().get(guest.node),
        type,
        Integer.toString(guest.spec.vmid()),
        by,
        seconds,
        opening,
        effect::apply);
  }

  /** Locks the guest now and unlocks it at the job's end. */
  private static Job locked(GuestState guest, String lock, Job job) {
    guest.lock = lock;
    return new Job(
        job.node(),
        job.type(),
        job.id(),
        job.by(),
        job.seconds(),
        job.opening(),
        new Job.Course() {
          @Override
          public Job.Outcome finish(long at) {
            return job.course().finish(at);
          }

          @Override
          public void release() {
            guest.lock = null;
          }
        });
  }

  private static String clockTime(long seconds) {
    Duration time = Duration.ofSeconds(seconds);
    return "%02d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}
