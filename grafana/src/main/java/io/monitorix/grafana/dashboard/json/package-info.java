/**
 * Writes a dashboard in Grafana's classic JSON model, which Grafana 11.6, 12 and 13 import. Entry:
 * {@link io.monitorix.grafana.dashboard.json.DashboardJson}.
 */
@NullMarked
package io.monitorix.grafana.dashboard.json;

import org.jspecify.annotations.NullMarked;
