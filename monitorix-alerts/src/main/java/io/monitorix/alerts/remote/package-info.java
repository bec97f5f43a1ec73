/**
 * Writes metrics to a receiver of Prometheus's remote write protocol, such as Mimir, Thanos,
 * VictoriaMetrics or Prometheus itself. {@link io.monitorix.alerts.remote.RemoteWriter} is the way
 * in.
 */
@NullMarked
package io.monitorix.alerts.remote;

import org.jspecify.annotations.NullMarked;
