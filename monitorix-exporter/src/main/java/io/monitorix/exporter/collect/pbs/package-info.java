/**
 * The collectors of Proxmox Backup Server, one class each, with the sources and metrics that are
 * theirs; {@link io.monitorix.exporter.collect.pbs.PbsCollectors} lists them.
 */
@NullMarked
package io.monitorix.exporter.collect.pbs;

import org.jspecify.annotations.NullMarked;
