package io.monitorix.exporter.dashboards.check;

import java.io.Serial;

/** A file that is no dashboard. The message tells which, where and why. */
final class NotADashboardException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  NotADashboardException(String message) {
    super(message);
  }

  NotADashboardException(String message, Throwable cause) {
    super(message, cause);
  }
}
