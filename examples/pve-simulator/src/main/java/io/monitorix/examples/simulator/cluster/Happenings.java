package io.monitorix.examples.simulator.cluster;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What befalls a cluster of its own accord: backups in turn, migrations, reboots; one of them
 * begins every half minute.
 */
final class Happenings {
  private static final int SLOT_SECONDS = 30;
  private static final int TRIES = 16;

  private final Cluster cluster;
  private final Plan plan;
  private final GuestJobs jobs;
  private final BackupOrder nightly;
  private final Chance chance;
  private long slot = 1;
  private int nextBackup;

  Happenings(Cluster cluster, Plan plan, GuestJobs jobs) {
    this.cluster = cluster;
    this.plan = plan;
    this.jobs = jobs;
    this.nightly = new BackupOrder(plan.backupStorage(), "snapshot", "{{guestname}}", false, true);
    this.chance = new Chance(plan.seed()).of("happenings");
  }

  /** When the next one begins: seconds since the simulation began. */
  long nextSlot() {
    return slot * SLOT_SECONDS;
  }

  /** Begins what is due now. */
  void happen() {
    Chance own = chance.of(slot++);
    double kind = own.of("kind").unit();
    if (kind < 0.45 || plan.guests().isEmpty()) {
      backup(own);
    } else if (kind < 0.8 && plan.clustered()) {
      migrate(own);
    } else {
      reboot(own);
    }
  }

  private void backup(Chance own) {
    int count = cluster.guests().size();
    for (int tried = 0; tried < count; tried++) {
      GuestState guest = cluster.guests().get(nextBackup++ % count);
      if (guest.spec.backedUp() && free(guest)) {
        cluster.run(
            jobs.backup(
                plan.nodes().get(guest.node),
                Integer.toString(guest.spec.vmid()),
                List.of(guest),
                List.of(),
                nightly,
                30 + own.of("seconds").below(40),
                Requester.ROOT));
        return;
      }
    }
  }

  private void migrate(Chance own) {
    GuestState guest = pick(own, g -> !g.spec.template());
    if (guest == null) {
      return;
    }
    int target =
        (guest.node + 1 + own.of("target").below(plan.nodes().size() - 1)) % plan.nodes().size();
    if (cluster.isOnline(target)) {
      cluster.run(
          jobs.migrate(
              guest, plan.nodes().get(target), 15 + own.of("seconds").below(25), Requester.ROOT));
    }
  }

  private void reboot(Chance own) {
    GuestState guest = pick(own, g -> g.running);
    if (guest != null) {
      cluster.run(jobs.power(guest, PowerAction.REBOOT, Requester.ROOT));
    }
  }

  private @Nullable GuestState pick(Chance own, Predicate<GuestState> suitable) {
    for (int i = 0; i < TRIES; i++) {
      GuestState guest = cluster.guests().get(own.of("guest").of(i).below(cluster.guests().size()));
      if (free(guest) && suitable.test(guest)) {
        return guest;
      }
    }
    return null;
  }

  private boolean free(GuestState guest) {
    return guest.lock == null && cluster.isOnline(guest.node);
  }
}
