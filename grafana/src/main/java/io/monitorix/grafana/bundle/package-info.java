/**
 * All files that Grafana, Prometheus and Alertmanager read of Monitorix, by their paths: {@link
 * io.monitorix.grafana.bundle.GrafanaBundle}.
 */
@NullMarked
package io.monitorix.grafana.bundle;

import org.jspecify.annotations.NullMarked;
