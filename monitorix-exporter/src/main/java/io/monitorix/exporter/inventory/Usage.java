package io.monitorix.exporter.inventory;

import org.jspecify.annotations.Nullable;

/**
 * What a node or a guest takes now; null is what Proxmox does not tell.
 *
 * @param cpuRatio share of its CPUs in use, 0 to 1
 * @param cpus how many it has
 * @param memoryUsed bytes
 * @param memorySize bytes
 * @param diskUsed bytes: of a node's root file system, of a container's; 0 for virtual machines
 * @param diskSize bytes
 * @param uptime seconds; 0 while it does not run
 */
public record Usage(
    @Nullable Double cpuRatio,
    @Nullable Double cpus,
    @Nullable Double memoryUsed,
    @Nullable Double memorySize,
    @Nullable Double diskUsed,
    @Nullable Double diskSize,
    @Nullable Double uptime) {}
