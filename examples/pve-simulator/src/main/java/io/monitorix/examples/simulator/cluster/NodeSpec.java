package io.monitorix.examples.simulator.cluster;

/**
 * What never changes about a node.
 *
 * @param index position in the cluster, from 0; the node id is one more
 * @param name such as {@code pve1}
 * @param address its IP address
 * @param fingerprint SHA-256 of the certificate it would show, in hex pairs with colons
 * @param cpus logical CPUs
 * @param memory bytes
 * @param rootSize bytes of the root file system
 * @param model name of the CPU
 * @param subscribed whether it has a subscription (of level {@code c})
 * @param uptimeAtStart seconds that it had been up when the simulation began
 */
public record NodeSpec(
    int index,
    String name,
    String address,
    String fingerprint,
    int cpus,
    long memory,
    long rootSize,
    String model,
    boolean subscribed,
    long uptimeAtStart) {

  /** The level of the subscription as lists show it; empty without one. */
  public String level() {
    return subscribed ? "c" : "";
  }
}
