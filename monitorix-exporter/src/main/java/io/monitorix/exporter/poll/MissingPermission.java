package io.monitorix.exporter.poll;

import io.monitorix.exporter.config.CollectorIdentity;

/**
 * A privilege that a collector needs and does not have.
 *
 * @param path in Proxmox's permission tree
 * @param privilege {@code Sys.Audit} for instance; several of which one would do are joined by
 *     {@code |}
 */
public record MissingPermission(CollectorIdentity collector, String path, String privilege) {}
