package io.monitorix.exporter.inventory;

import org.jspecify.annotations.Nullable;

/**
 * Bytes that went in and out of a guest since it was started; null is what Proxmox does not tell.
 *
 * @param received from the network
 * @param sent to the network
 * @param read from its disks
 * @param written to its disks
 */
public record Traffic(
    @Nullable Double received,
    @Nullable Double sent,
    @Nullable Double read,
    @Nullable Double written) {}
