/**
 * Metrics of the targets in the application: {@link io.monitorix.spring.metrics.ProxmoxCollector}
 * polls, {@link io.monitorix.spring.metrics.ProxmoxMeterBinder} brings what it has to meter
 * registries.
 */
@NullMarked
package io.monitorix.spring.metrics;

import org.jspecify.annotations.NullMarked;
