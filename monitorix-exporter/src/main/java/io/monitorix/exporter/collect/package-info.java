/**
 * How Proxmox is read and what becomes of it: a {@link io.monitorix.exporter.collect.Source} is
 * read, a {@link io.monitorix.exporter.collect.Collector} maps the readings to metrics.
 */
@NullMarked
package io.monitorix.exporter.collect;

import org.jspecify.annotations.NullMarked;
