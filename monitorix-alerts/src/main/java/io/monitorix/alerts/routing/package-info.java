/**
 * Routes what fires as Alertmanager does: who is told of which alerts, and when. {@link
 * io.monitorix.alerts.routing.AlertRouting} is the entry type and puts the parts together.
 */
@NullMarked
package io.monitorix.alerts.routing;

import org.jspecify.annotations.NullMarked;
