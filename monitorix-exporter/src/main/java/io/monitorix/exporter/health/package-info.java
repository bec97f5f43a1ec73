/**
 * Asks a running server how it is, for the command line and for supervisors. {@link
 * io.monitorix.exporter.health.HealthCheck} is the entry type.
 */
@NullMarked
package io.monitorix.exporter.health;

import org.jspecify.annotations.NullMarked;
