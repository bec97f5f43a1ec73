/**
 * The HTTP API of Prometheus over the series that the process keeps, for Grafana and promtool.
 * {@link io.monitorix.exporter.web.prometheus.PrometheusApi} is the entry type.
 */
@NullMarked
package io.monitorix.exporter.web.prometheus;

import org.jspecify.annotations.NullMarked;
