package io.monitorix.client.pbs.model;

import org.jspecify.annotations.Nullable;

/**
 * Which Proxmox Backup Server answers: {@code GET /version}.
 *
 * @param version the first two numbers, for example {@code 3.4}
 * @param release the third number, for example {@code 1}
 * @param repoid the commit that it was built from
 */
public record Version(String version, @Nullable String release, @Nullable String repoid) {}
