package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/**
 * A guest that no backup job covers: {@code GET /cluster/backup-info/not-backed-up}.
 *
 * @param type {@code qemu} or {@code lxc}
 */
public record UncoveredGuest(long vmid, String type, @Nullable String name) {}
