package io.monitorix.alerts.notify.relay;

import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.text.Urgency;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A line of a system log (RFC 5424, 6).
 *
 * @param facility 0…23
 * @param hostname empty if the log shall say where it came from
 */
record SyslogLine(int facility, String hostname, String appName) {

  /** By their numbers. */
  static final List<String> FACILITIES =
      List.of(
          "kern",
          "user",
          "mail",
          "daemon",
          "auth",
          "syslog",
          "lpr",
          "news",
          "uucp",
          "cron",
          "authpriv",
          "ftp",
          "ntp",
          "audit",
          "alert",
          "clock",
          "local0",
          "local1",
          "local2",
          "local3",
          "local4",
          "local5",
          "local6",
          "local7");

  /** The number of a facility; that of {@code daemon} for an unknown one. */
  static int facility(String name) {
    int number = FACILITIES.indexOf(name);
    return number < 0 ? FACILITIES.indexOf("daemon") : number;
  }

  String of(Message message, String text, Instant time) {
    return "<"
        + (facility * 8 + severity(message))
        + ">1 "
        + time.truncatedTo(ChronoUnit.MILLIS)
        + " "
        + name(hostname, 255)
        + " "
        + name(appName, 48)
        + " - "
        + message.data().status()
        + " - \ufeff"
        + text.strip().replaceAll("\\p{Cntrl}+", " ");
  }

  private static int severity(Message message) {
    return switch (Urgency.of(message)) {
      case CRITICAL -> 2;
      case WARNING -> 4;
      case RESOLVED -> 5;
      case INFO -> 6;
    };
  }

  /** Printable ASCII without blanks; {@code -} for nothing. */
  private static String name(String text, int most) {
    String clean = text.replaceAll("[^!-~]", "");
    return clean.isEmpty() ? "-" : clean.substring(0, Math.min(most, clean.length()));
  }
}
