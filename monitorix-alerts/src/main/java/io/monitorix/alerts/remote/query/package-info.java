/**
 * Asks servers that speak Prometheus's HTTP API: <a
 * href="https://prometheus.io/docs/prometheus/latest/querying/api/">its page</a>.
 */
@NullMarked
package io.monitorix.alerts.remote.query;

import org.jspecify.annotations.NullMarked;
