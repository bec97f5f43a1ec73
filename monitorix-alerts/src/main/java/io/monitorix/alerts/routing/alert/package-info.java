/**
 * The alerts that are known, merged as Alertmanager does. {@link
 * io.monitorix.alerts.routing.alert.AlertBoard} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.routing.alert;

import org.jspecify.annotations.NullMarked;
