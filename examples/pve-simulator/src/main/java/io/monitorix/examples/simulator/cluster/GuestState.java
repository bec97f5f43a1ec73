package io.monitorix.examples.simulator.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changes about a guest; times are seconds since the simulation began. Guarded by the
 * cluster's lock.
 */
final class GuestState {
  final GuestSpec spec;
  int node;
  boolean running;
  boolean paused;
  long bootedAt;
  @Nullable String lock;
  GuestConfig config;
  List<Backup> backups;

  GuestState(GuestSpec spec, GuestConfig config, List<Backup> backups) {
    this.spec = spec;
    this.node = spec.homeNode();
    this.running = spec.runsAtStart();
    this.bootedAt = -spec.uptimeAtStart();
    this.config = config;
    this.backups = backups;
  }

  void boot(long at) {
    running = true;
    paused = false;
    bootedAt = at;
  }

  void halt() {
    running = false;
    paused = false;
  }

  /** Keeps the newest backups of one storage, and all that are protected. */
  void prune(String storage, int kept) {
    long surplus =
        backups.stream().filter(b -> b.storage().equals(storage) && !b.keep()).count() - kept;
    if (surplus > 0) {
      long[] left = {surplus};
      backups =
          backups.stream()
              .filter(b -> !b.storage().equals(storage) || b.keep() || left[0]-- <= 0)
              .toList();
    }
  }

  Snapshot.Guest at(long t, NodeSpec where, boolean known) {
    if (!known || !running) {
      return new Snapshot.Guest(
          spec, where, known, false, lock, 0, 0, 0, 0, 0, 0, 0, 0, false, config, backups);
    }
    Load load = spec.load();
    return new Snapshot.Guest(
        spec,
        where,
        true,
        true,
        lock,
        paused ? 0 : load.cpu(t),
        (long) (spec.memory() * load.memory(t)),
        spec.kind() == GuestKind.LXC ? (long) (spec.disk() * load.disk(t)) : 0,
        t - bootedAt,
        load.netIn(bootedAt, t),
        load.netOut(bootedAt, t),
        load.diskRead(bootedAt, t),
        load.diskWrite(bootedAt, t),
        paused,
        config,
        backups);
  }
}
