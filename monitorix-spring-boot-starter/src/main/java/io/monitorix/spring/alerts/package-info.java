/**
 * The alert engine of the application: {@link io.monitorix.spring.alerts.AlertEngineFactory} makes
 * it from the properties, {@link io.monitorix.spring.alerts.AlertEngineLifecycle} starts and stops
 * it, and {@link io.monitorix.spring.alerts.AlertEvents} publishes what it finds.
 */
@NullMarked
package io.monitorix.spring.alerts;

import org.jspecify.annotations.NullMarked;
