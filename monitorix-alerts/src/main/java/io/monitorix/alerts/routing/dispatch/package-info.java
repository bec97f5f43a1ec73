/**
 * Groups of alerts, when each is told, and what is told already. {@link
 * io.monitorix.alerts.routing.dispatch.Dispatcher} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.routing.dispatch;

import org.jspecify.annotations.NullMarked;
