/**
 * Sends the heartbeats of the configuration. {@link io.monitorix.exporter.heartbeat.Heartbeats} is
 * the entry type.
 */
@NullMarked
package io.monitorix.exporter.heartbeat;

import org.jspecify.annotations.NullMarked;
