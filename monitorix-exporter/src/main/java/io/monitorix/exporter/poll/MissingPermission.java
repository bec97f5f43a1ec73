package io.monitorix.exporter.poll;

import io.monitorix.exporter.config.CollectorName;

/**
 * A privilege that a collector needs and does not have.
 *
 * @param path in Proxmox's permission tree
 * @param privilege {@code Sys.Audit} for instance; several of which one would do are joined by
 *     {@code |}
 */
public record MissingPermission(CollectorName collector, String path, String privilege) {}
