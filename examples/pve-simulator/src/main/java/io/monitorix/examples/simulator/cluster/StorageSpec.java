package io.monitorix.examples.simulator.cluster;

/**
 * What never changes about a storage; each node has every one of them.
 *
 * @param name such as {@code local}
 * @param plugin the storage's type: {@code dir}, {@code lvmthin}, {@code nfs}, {@code rbd}
 * @param content comma separated
 * @param shared whether all nodes see the same space
 * @param size bytes
 */
public record StorageSpec(String name, String plugin, String content, boolean shared, long size) {}
