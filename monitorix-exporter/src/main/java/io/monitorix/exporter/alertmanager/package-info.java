/**
 * A client of Alertmanager's HTTP API, for the command line: Monitorix's own, or that of any
 * Alertmanager. {@link io.monitorix.exporter.alertmanager.AlertmanagerServer} is the entry type.
 */
@NullMarked
package io.monitorix.exporter.alertmanager;

import org.jspecify.annotations.NullMarked;
