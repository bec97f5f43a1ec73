/**
 * Brings dashboards into a running Grafana by its HTTP API, the new one ({@code
 * /apis/dashboard.grafana.app}) or the older. {@link
 * io.monitorix.exporter.dashboards.push.DashboardPush} is the entry type.
 */
@NullMarked
package io.monitorix.exporter.dashboards.push;

import org.jspecify.annotations.NullMarked;
