package io.monitorix.examples.simulator.cluster;

import org.jspecify.annotations.Nullable;

/**
 * What changes about a guest; times are seconds since the simulation began. Guarded by the
 * cluster's lock.
 */
final class GuestState {
  final GuestSpec spec;
  int node;
  boolean running;
  long bootedAt;
  @Nullable String lock;

  GuestState(GuestSpec spec) {
    this.spec = spec;
    this.node = spec.homeNode();
    this.running = spec.runsAtStart();
    this.bootedAt = -spec.uptimeAtStart();
  }

  void boot(long at) {
    running = true;
    bootedAt = at;
  }

  Snapshot.Guest at(long t, NodeSpec where, boolean known) {
    if (!known || !running) {
      return new Snapshot.Guest(spec, where, known, false, lock, 0, 0, 0, 0, 0, 0, 0, 0);
    }
    Load load = spec.load();
    return new Snapshot.Guest(
        spec,
        where,
        true,
        true,
        lock,
        load.cpu(t),
        (long) (spec.memory() * load.memory(t)),
        spec.kind() == GuestKind.LXC ? (long) (spec.disk() * load.disk(t)) : 0,
        t - bootedAt,
        load.counted("netin", 60_000, bootedAt, t),
        load.counted("netout", 90_000, bootedAt, t),
        load.counted("diskread", 150_000, bootedAt, t),
        load.counted("diskwrite", 250_000, bootedAt, t));
  }
}
