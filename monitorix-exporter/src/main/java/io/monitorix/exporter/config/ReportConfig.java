package io.monitorix.exporter.config;

import io.monitorix.alerts.report.ReportSchedule;
import java.time.Duration;
import java.util.Locale;

/**
 * A report that is sent by itself.
 *
 * @param name tells it apart from others
 * @param receiver of the routing file, whose integrations send it
 * @param period what it looks back at, positive
 * @param locale whose language it is in
 */
public record ReportConfig(
    String name, String receiver, ReportSchedule schedule, Duration period, Locale locale) {}
