package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One guest in the list of a node: {@code GET /nodes/{node}/qemu} or {@code /lxc}.
 *
 * @param status {@code running} or {@code stopped}
 * @param template whether it is a template; absent means no
 * @param lock why it is locked: {@code backup}, {@code migrate}, {@code snapshot}, …
 * @param tags separated by semicolons
 * @param cpu share of its own CPUs, 0…1
 * @param cpus number of CPUs; a fraction where a container is limited to one
 * @param mem bytes of memory in use
 * @param maxmem bytes of memory
 * @param memhost bytes of the host's memory that it takes (since version 9)
 * @param swap bytes of swap space in use (containers)
 * @param maxswap bytes of swap space (containers)
 * @param disk bytes of the root file system in use; 0 for virtual machines
 * @param maxdisk bytes
 * @param netin bytes received since the start
 * @param netout bytes sent since the start
 * @param diskread bytes read since the start
 * @param diskwrite bytes written since the start
 * @param uptime since the start; zero when stopped
 * @param pid of the process on the node
 * @param qmpStatus what QEMU itself says (virtual machines, full list only)
 * @param runningMachine the machine type in use (virtual machines, full list only)
 * @param runningQemu the QEMU version in use (virtual machines, full list only)
 */
public record GuestSummary(
    long vmid,
    @Nullable String name,
    @Nullable String status,
    @Nullable Boolean template,
    @Nullable String lock,
    @Nullable String tags,
    @Nullable Double cpu,
    @Nullable Double cpus,
    @Nullable Long mem,
    @Nullable Long maxmem,
    @Nullable Long memhost,
    @Nullable Long swap,
    @Nullable Long maxswap,
    @Nullable Long disk,
    @Nullable Long maxdisk,
    @Nullable Long netin,
    @Nullable Long netout,
    @Nullable Long diskread,
    @Nullable Long diskwrite,
    @Nullable Duration uptime,
    @Nullable Long pid,
    @Json(name = "qmpstatus") @Nullable String qmpStatus,
    @Json(name = "running-machine") @Nullable String runningMachine,
    @Json(name = "running-qemu") @Nullable String runningQemu) {}
