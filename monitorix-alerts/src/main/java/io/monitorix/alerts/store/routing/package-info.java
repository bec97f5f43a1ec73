/**
 * Keeps what routing has to remember: silences, what was told, when groups are due, and alerts that
 * came from outside. {@link io.monitorix.alerts.store.routing.RoutingStore} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.store.routing;

import org.jspecify.annotations.NullMarked;
