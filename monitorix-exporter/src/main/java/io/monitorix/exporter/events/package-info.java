/**
 * What changes, as events: derived from snapshots, checks and evaluations, and kept for a while.
 * {@link io.monitorix.exporter.events.EventLog} is the entry type.
 */
@NullMarked
package io.monitorix.exporter.events;

import org.jspecify.annotations.NullMarked;
