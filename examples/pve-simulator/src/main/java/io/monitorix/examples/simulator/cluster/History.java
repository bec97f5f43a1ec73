package io.monitorix.examples.simulator.cluster;

import java.util.List;
import java.util.stream.LongStream;

/**
 * What the figures of a world were at times before, as far back as anybody asks: a node's past is
 * that of the guests that it has now. Immutable.
 */
public final class History {
  private final Snapshot world;

  /** The past of this world. */
  public History(Snapshot world) {
    this.world = world;
  }

  /**
   * Figures of a guest; rates in bytes a second.
   *
   * @param cpu use of its own CPUs, 0…1
   * @param memory bytes in use
   * @param disk bytes in use; 0 for virtual machines
   */
  public record GuestPoint(
      double cpu,
      double memory,
      double disk,
      double netIn,
      double netOut,
      double diskRead,
      double diskWrite) {}

  /** Figures of a node; rates in bytes a second. */
  public record NodePoint(
      double cpu, double memory, double rootUsed, double netIn, double netOut) {}

  /**
   * Whether the guest has run without a break since this time.
   *
   * @param at epoch seconds; so are all below
   */
  public boolean ran(Snapshot.Guest guest, long at) {
    return guest.running() && at >= world.epochSecond() - guest.uptime();
  }

  /** Whether the node has been up since this time. */
  public boolean wasUp(NodeSpec node, long at) {
    Snapshot.Node now = world.nodes().get(node.index());
    return now.online() && at >= world.epochSecond() - now.uptime();
  }

  /** A guest at a time at which it ran; rates are means of the minute before. */
  public GuestPoint guest(Snapshot.Guest guest, long at) {
    Load load = guest.spec().load();
    long t = at - world.startSecond();
    boolean container = guest.spec().kind() == GuestKind.LXC;
    return new GuestPoint(
        load.cpu(t),
        guest.spec().memory() * load.memory(t),
        container ? guest.spec().disk() * load.disk(t) : 0,
        load.netIn(t - 60, t) / 60.0,
        load.netOut(t - 60, t) / 60.0,
        load.diskRead(t - 60, t) / 60.0,
        load.diskWrite(t - 60, t) / 60.0);
  }

  /** Bytes counted since a guest began to run, or a node booted. */
  public record Counters(long netIn, long netOut, long diskRead, long diskWrite) {}

  /** What a guest had counted at a time; nothing when it did not run. */
  public Counters counters(Snapshot.Guest guest, long at) {
    if (!ran(guest, at)) {
      return new Counters(0, 0, 0, 0);
    }
    Load load = guest.spec().load();
    long t = at - world.startSecond();
    long booted = world.epochSecond() - guest.uptime() - world.startSecond();
    return new Counters(
        load.netIn(booted, t),
        load.netOut(booted, t),
        load.diskRead(booted, t),
        load.diskWrite(booted, t));
  }

  /** A node at a time at which it was up. */
  public NodePoint node(NodeSpec node, List<Snapshot.Guest> guestsThere, long at) {
    long t = at - world.startSecond();
    double cpus = 0;
    double memory = 0;
    for (Snapshot.Guest guest : guestsThere) {
      if (ran(guest, at)) {
        Load load = guest.spec().load();
        cpus += load.cpu(t) * guest.spec().cpus();
        memory += guest.spec().memory() * load.memory(t);
      }
    }
    Load network = network(node);
    return new NodePoint(
        Filling.cpu(world.plan(), node, cpus, t),
        Filling.memory(node, (long) memory),
        Filling.ofRoot(world.plan(), node, t),
        network.netIn(t - 60, t) / 60.0,
        network.netOut(t - 60, t) / 60.0);
  }

  /** What a node had counted on its network cards since it booted; nothing of its disks. */
  public Counters counters(NodeSpec node, long at) {
    Load network = network(node);
    long t = at - world.startSecond();
    long booted =
        world.epochSecond() - world.nodes().get(node.index()).uptime() - world.startSecond();
    return new Counters(network.netIn(booted, t), network.netOut(booted, t), 0, 0);
  }

  private Load network(NodeSpec node) {
    return new Load(new Chance(world.plan().seed()).of(node.name()).of("network"));
  }

  /** Bytes in use on a storage. */
  public long storage(Snapshot.Storage storage, long at) {
    return Filling.of(world.plan(), storage.spec(), storage.node(), at - world.startSecond());
  }

  /** The ends of the latest {@code count} steps, oldest first. */
  public LongStream steps(long step, int count) {
    long last = world.epochSecond() / step * step;
    return LongStream.rangeClosed(1, count).map(i -> last - (count - i) * step);
  }
}
