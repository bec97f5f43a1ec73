/**
 * Which alerts keep which others quiet. {@link io.monitorix.alerts.routing.inhibit.Inhibitor} is
 * the entry type.
 */
@NullMarked
package io.monitorix.alerts.routing.inhibit;

import org.jspecify.annotations.NullMarked;
