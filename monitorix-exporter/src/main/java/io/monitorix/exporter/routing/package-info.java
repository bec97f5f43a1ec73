/**
 * Routes the alerts of this process, and those that others send to it, as the routing file of the
 * configuration says. {@link io.monitorix.exporter.routing.RoutingKeeper} is the entry type.
 */
@NullMarked
package io.monitorix.exporter.routing;

import org.jspecify.annotations.NullMarked;
