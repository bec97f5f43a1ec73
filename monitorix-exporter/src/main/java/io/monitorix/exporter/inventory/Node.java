package io.monitorix.exporter.inventory;

/**
 * A node of a cluster.
 *
 * @param cluster name of the target
 * @param guests how many are on it, of those that are seen, without templates
 * @param running how many of them run
 */
public record Node(
    String cluster, String name, boolean online, int guests, int running, Usage usage) {}
