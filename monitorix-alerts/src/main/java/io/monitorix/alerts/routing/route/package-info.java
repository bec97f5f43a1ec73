/**
 * The tree of routes, and which of them an alert takes. {@link
 * io.monitorix.alerts.routing.route.RouteTree} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.routing.route;

import org.jspecify.annotations.NullMarked;
