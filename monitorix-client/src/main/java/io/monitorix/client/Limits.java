package io.monitorix.client;

import org.jspecify.annotations.Nullable;

/**
 * How much a client asks for at once. Calls beyond it wait their turn, each node's in a queue of
 * its own, so that a node that hangs holds up no other.
 *
 * @param callsPerNode calls under way that are about one node, or, for paths that name none, that
 *     go to one server; at least 1. Proxmox VE answers with three worker processes a node
 * @param callsAtOnce calls under way in all, and how many threads {@link Call#executeAsync()} has
 *     at most; at least 1
 * @param callsPerSecond requests a second, repeated ones included; null for no limit
 */
public record Limits(int callsPerNode, int callsAtOnce, @Nullable Integer callsPerSecond) {

  /** Refuses what would let no call through. */
  public Limits {
    if (callsPerNode < 1 || callsAtOnce < 1 || (callsPerSecond != null && callsPerSecond < 1)) {
      throw new IllegalArgumentException(
          "limits must be at least 1, not "
              + callsPerNode
              + " calls a node, "
              + callsAtOnce
              + " at once, "
              + callsPerSecond
              + " a second");
    }
  }

  /** 4 a node, 64 at once, as many a second as come. */
  public static Limits standard() {
    return new Limits(4, 64, null);
  }

  /** The same with another number for each node. */
  public Limits withCallsPerNode(int calls) {
    return new Limits(calls, callsAtOnce, callsPerSecond);
  }

  /** The same with another number in all. */
  public Limits withCallsAtOnce(int calls) {
    return new Limits(callsPerNode, calls, callsPerSecond);
  }

  /** The same with another number a second. */
  public Limits withCallsPerSecond(@Nullable Integer calls) {
    return new Limits(callsPerNode, callsAtOnce, calls);
  }
}
