/**
 * Alertmanager's HTTP API, version 2: alerts, groups, silences, and alerts that others send. {@link
 * io.monitorix.exporter.web.alertmanager.AlertmanagerApi} is the entry type.
 */
@NullMarked
package io.monitorix.exporter.web.alertmanager;

import org.jspecify.annotations.NullMarked;
