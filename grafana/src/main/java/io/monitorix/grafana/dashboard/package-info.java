/**
 * The dashboards for Grafana, described in Java and written as the JSON files of the folder {@code
 * dashboards}. {@link io.monitorix.grafana.dashboard.Dashboards} names them all.
 */
@NullMarked
package io.monitorix.grafana.dashboard;

import org.jspecify.annotations.NullMarked;
