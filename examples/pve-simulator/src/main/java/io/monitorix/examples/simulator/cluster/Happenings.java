package io.monitorix.examples.simulator.cluster;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What befalls a cluster of its own accord: backups in turn, migrations, reboots; one of them
 * begins every half minute.
 */
final class Happenings {
  private static final int SLOT_SECONDS = 30;
  private static final int TRIES = 16;
  private static final String USER = "root@pam";

  private final Cluster cluster;
  private final Plan plan;
  private final Chance chance;
  private long slot = 1;
  private int nextBackup;

  Happenings(Cluster cluster, Plan plan) {
    this.cluster = cluster;
    this.plan = plan;
    this.chance = new Chance(plan.seed()).of("happenings");
  }

  /** When the next one begins: seconds since the simulation began. */
  long nextSlot() {
    return slot * SLOT_SECONDS;
  }

  /** Begins what is due at this time. */
  void happen(long at) {
    Chance own = chance.of(slot++);
    double kind = own.of("kind").unit();
    if (kind < 0.45 || plan.guests().isEmpty()) {
      backup(own, at);
    } else if (kind < 0.8 && plan.clustered()) {
      migrate(own, at);
    } else {
      reboot(own, at);
    }
  }

  private void backup(Chance own, long at) {
    int count = cluster.guests().size();
    for (int tried = 0; tried < count; tried++) {
      GuestState guest = cluster.guests().get(nextBackup++ % count);
      if (guest.spec.backedUp() && free(guest)) {
        String upid = begin("vzdump", guest);
        guest.lock = "backup";
        cluster.at(at + 30 + own.of("seconds").below(40), end -> unlock(guest, upid, end));
        return;
      }
    }
  }

  private void migrate(Chance own, long at) {
    GuestState guest = pick(own, g -> !g.spec.template());
    if (guest == null) {
      return;
    }
    int target =
        (guest.node + 1 + own.of("target").below(plan.nodes().size() - 1)) % plan.nodes().size();
    if (!cluster.isOnline(target)) {
      return;
    }
    int source = guest.node;
    String upid = begin(guest.spec.kind() == GuestKind.QEMU ? "qmigrate" : "vzmigrate", guest);
    guest.lock = "migrate";
    cluster.at(
        at + 15 + own.of("seconds").below(25),
        end -> {
          guest.lock = null;
          if (!cluster.isOnline(source) || !cluster.isOnline(target)) {
            cluster.end(upid, end, "migration aborted");
            return;
          }
          guest.node = target;
          // A container cannot be moved alive: it boots again where it arrives.
          if (guest.spec.kind() == GuestKind.LXC && guest.running) {
            guest.boot(end);
          }
          cluster.end(upid, end, "OK");
        });
  }

  private void reboot(Chance own, long at) {
    GuestState guest = pick(own, g -> g.running);
    if (guest == null) {
      return;
    }
    String upid = begin(guest.spec.kind().taskPrefix() + "reboot", guest);
    cluster.at(
        at + 3,
        end -> {
          if (guest.running) {
            guest.boot(end);
          }
          cluster.end(upid, end, "OK");
        });
  }

  private void unlock(GuestState guest, String upid, long at) {
    guest.lock = null;
    cluster.end(upid, at, cluster.isOnline(guest.node) ? "OK" : "interrupted by signal");
  }

  private String begin(String type, GuestState guest) {
    NodeSpec node = plan.nodes().get(guest.node);
    return cluster.begin(node, type, Integer.toString(guest.spec.vmid()), USER, null);
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
