/**
 * Beats for a dead man's switch, as long as alerts are evaluated and told. {@link
 * io.monitorix.alerts.routing.heartbeat.Heartbeat} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.routing.heartbeat;

import org.jspecify.annotations.NullMarked;
