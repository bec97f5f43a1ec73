/**
 * Asks a running Monitorix for what lies below {@code /api/monitorix/v1}. {@link
 * io.monitorix.exporter.remote.MonitorixServer} is the entry type.
 */
@NullMarked
package io.monitorix.exporter.remote;

import org.jspecify.annotations.NullMarked;
