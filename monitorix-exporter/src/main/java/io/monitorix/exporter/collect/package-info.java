/**
 * Turns what Proxmox answers into metrics: sources are read on a schedule, collectors map the
 * readings of a {@link io.monitorix.exporter.collect.Snapshot} to the metrics of the {@link
 * io.monitorix.exporter.collect.MetricCatalog}.
 */
@NullMarked
package io.monitorix.exporter.collect;

import org.jspecify.annotations.NullMarked;
