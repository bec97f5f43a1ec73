/**
 * Looks for what is wrong with the queries of dashboards, also those of others, before Grafana asks
 * them. {@link io.monitorix.exporter.dashboards.check.DashboardCheck} is the entry type.
 */
@NullMarked
package io.monitorix.exporter.dashboards.check;

import org.jspecify.annotations.NullMarked;
