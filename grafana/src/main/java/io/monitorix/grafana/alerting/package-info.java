/**
 * The shipped rules as alert rules that Grafana evaluates itself, written as the file of the folder
 * {@code provisioning-alerting}. {@link io.monitorix.grafana.alerting.GrafanaRules} is the entry
 * type.
 */
@NullMarked
package io.monitorix.grafana.alerting;

import org.jspecify.annotations.NullMarked;
