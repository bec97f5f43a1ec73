package io.monitorix.client.pve.model;

import org.jspecify.annotations.Nullable;

/**
 * Which Proxmox VE answers: {@code GET /version}.
 *
 * @param version of the manager package, for example {@code 8.4.1}
 * @param release of the product, for example {@code 8.4}
 * @param repoid the commit that it was built from
 * @param console the default console viewer, where one is set
 */
public record Version(
    String version, @Nullable String release, @Nullable String repoid, @Nullable String console) {}
