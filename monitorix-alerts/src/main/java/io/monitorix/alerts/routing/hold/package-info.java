/**
 * Holds notifications back, at night, when there are too many, when a cluster is new, and tells
 * them as one digest. {@link io.monitorix.alerts.routing.hold.Holding} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.routing.hold;

import org.jspecify.annotations.NullMarked;
