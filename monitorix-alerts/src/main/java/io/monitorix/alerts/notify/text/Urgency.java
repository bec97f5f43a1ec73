package io.monitorix.alerts.notify.text;

import io.monitorix.alerts.notify.Message;
import java.util.Comparator;
import java.util.Locale;

/** How urgent a message is: the gravest {@code severity} of its alerts that fire. */
public enum Urgency {
  /** Nothing fires any more. */
  RESOLVED,
  /** {@code info}, {@code none}, {@code notice}. */
  INFO,
  /** {@code warning}, and whatever has no word that is known. */
  WARNING,
  /** {@code critical}, {@code error}, {@code emergency}, {@code page}. */
  CRITICAL;

  /** That of a message. */
  public static Urgency of(Message message) {
    return message.data().alerts().stream()
        .filter(alert -> alert.status().equals("firing"))
        .map(alert -> ofSeverity(alert.labels().get("severity")))
        .max(Comparator.naturalOrder())
        .orElse(RESOLVED);
  }

  private static Urgency ofSeverity(String severity) {
    return switch (severity.toLowerCase(Locale.ROOT)) {
      case "critical", "error", "emergency", "page", "fatal", "high", "disaster" -> CRITICAL;
      case "info", "none", "notice", "informational", "low" -> INFO;
      default -> WARNING;
    };
  }
}
