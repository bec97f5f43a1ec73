/**
 * Reports what became of alerts, how full storages are and which guests lack backups. {@link
 * io.monitorix.exporter.report.Reports} is the entry type.
 */
@NullMarked
package io.monitorix.exporter.report;

import org.jspecify.annotations.NullMarked;
