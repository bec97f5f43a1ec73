/**
 * Checks services from outside, as blackbox_exporter does and with its metrics: on demand ({@link
 * io.monitorix.exporter.probe.Probes}), and by itself at intervals ({@link
 * io.monitorix.exporter.probe.ServiceChecks}). A check that hangs ends at its timeout and holds up
 * nothing else.
 */
@NullMarked
package io.monitorix.exporter.probe;

import org.jspecify.annotations.NullMarked;
