/**
 * Writes the files that Grafana, Prometheus and Alertmanager read into a folder: {@link
 * io.monitorix.exporter.dashboards.bundle.BundleWriter}.
 */
@NullMarked
package io.monitorix.exporter.dashboards.bundle;

import org.jspecify.annotations.NullMarked;
