package io.monitorix.examples.simulator.cluster;

/** How full nodes and storages are, as a function of time (seconds since the simulation began). */
final class Filling {
  private Filling() {}

  /** Use of all of a node's CPUs, 0…1, given how many its guests keep busy. */
  static double cpu(Plan plan, NodeSpec node, double guestCpus, long t) {
    double ownShare =
        0.004 + new Chance(plan.seed()).of(node.name()).of(Math.floorDiv(t, 10)).unit() * 0.01;
    return Math.min(1, guestCpus / node.cpus() + ownShare);
  }

  /** Bytes of a node's memory in use, given what its guests use. */
  static long memory(NodeSpec node, long guestMemory) {
    long ownMemory = node.memory() / 40 + (1L << 30);
    return Math.min(node.memory() * 97 / 100, guestMemory + ownMemory);
  }

  /** Bytes in use on a node's root file system. */
  static long ofRoot(Plan plan, NodeSpec node, long t) {
    return used(new Chance(plan.seed()).of(node.name()), node.rootSize(), t);
  }

  /** Bytes in use on a storage, as one node sees it. */
  static long of(Plan plan, StorageSpec storage, NodeSpec node, long t) {
    // A shared one must look the same from every node.
    String name = storage.shared() ? storage.name() : storage.name() + node.name();
    return used(new Chance(plan.seed()).of(name), storage.size(), t);
  }

  private static long used(Chance chance, long size, long t) {
    double share = chance.of("used").between(0.15, 0.75) + 0.04 * Math.sin(2 * Math.PI * t / 7200);
    return (long) (size * share) / 4096 * 4096;
  }
}
