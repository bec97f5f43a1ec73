/**
 * What neither Prometheus's API nor Alertmanager's has, below {@code /api/monitorix/v1}, and the
 * page of the links in notifications. {@link io.monitorix.exporter.web.monitorix.MonitorixApi} is
 * the entry type.
 */
@NullMarked
package io.monitorix.exporter.web.monitorix;

import org.jspecify.annotations.NullMarked;
