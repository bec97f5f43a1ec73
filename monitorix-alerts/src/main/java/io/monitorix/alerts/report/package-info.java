/**
 * What became of alerts in a period, and when it is reported. {@link
 * io.monitorix.alerts.report.Incidents} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.report;

import org.jspecify.annotations.NullMarked;
