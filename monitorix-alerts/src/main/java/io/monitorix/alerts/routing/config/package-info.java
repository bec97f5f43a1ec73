/**
 * Reads alertmanager.yml: what it says, and all that is wrong with it. {@link
 * io.monitorix.alerts.routing.config.RoutingConfig} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.routing.config;

import org.jspecify.annotations.NullMarked;
