package io.monitorix.client.pve.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a guest: {@code GET /nodes/{node}/qemu/{vmid}/config} or {@code …/lxc/…}.
 * Absent means Proxmox's default.
 *
 * @param digest SHA-1 of the configuration: changes with it
 * @param name of a virtual machine
 * @param hostname of a container
 * @param onboot whether it starts with its node; absent means no
 * @param template whether it is a template; absent means no
 * @param protection whether it is protected from removal; absent means no
 * @param lock why it is locked
 * @param tags separated by semicolons
 * @param description notes, any text
 * @param ostype for example {@code l26}, {@code win11}, {@code debian}
 * @param arch for example {@code amd64}
 * @param machine machine type of a virtual machine
 * @param bios {@code seabios} or {@code ovmf}
 * @param cpu type and flags of the virtual CPU
 * @param agent settings of the guest agent, for example {@code 1} or {@code enabled=1,type=virtio}
 * @param cores for each socket; all CPUs of a container
 * @param sockets of a virtual machine
 * @param additional everything else (disks, networks, memory, …) as text under its own name; lists
 *     as JSON
 */
public record GuestConfig(
    @Nullable String digest,
    @Nullable String name,
    @Nullable String hostname,
    @Nullable Boolean onboot,
    @Nullable Boolean template,
    @Nullable Boolean protection,
    @Nullable String lock,
    @Nullable String tags,
    @Nullable String description,
    @Nullable String ostype,
    @Nullable String arch,
    @Nullable String machine,
    @Nullable String bios,
    @Nullable String cpu,
    @Nullable String agent,
    @Nullable Integer cores,
    @Nullable Integer sockets,
    Map<String, String> additional) {

  /** Copies the map. */
  public GuestConfig {
    additional = Map.copyOf(additional);
  }
}
