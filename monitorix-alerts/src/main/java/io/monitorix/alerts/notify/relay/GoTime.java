package io.monitorix.alerts.notify.relay;

import java.time.Instant;

/** Times as Go's JSON writes them. */
final class GoTime {

  /** Go's time that is none: an alert that fires has it as its end. */
  static final String NEVER = "0001-01-01T00:00:00Z";

  private GoTime() {}

  /** Without zeros at the end of the fraction. */
  static String of(Instant time) {
    String text = time.toString();
    return text.contains(".") ? text.replaceFirst("0+Z$", "Z") : text;
  }
}
