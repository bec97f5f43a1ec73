/**
 * The collectors of Proxmox VE, one class each, with the sources and metrics that are theirs. What
 * several read is in {@link io.monitorix.exporter.collect.pve.PveSources}.
 */
@NullMarked
package io.monitorix.exporter.collect.pve;

import org.jspecify.annotations.NullMarked;
