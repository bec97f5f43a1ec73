/**
 * What comes with Monitorix for Prometheus and Grafana, as resources of this module. {@link
 * io.monitorix.grafana.ShippedRules} reads the rules.
 */
@NullMarked
package io.monitorix.grafana;

import org.jspecify.annotations.NullMarked;
