package io.monitorix.exporter.web.prometheus;

import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.promql.ast.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Times and durations as the API reads them. */
final class ApiTime {

  /** As far back as a query may ask; Prometheus's own bound is written so. */
  static final Instant EARLIEST = Instant.ofEpochMilli(-(1L << 53));

  /** As far ahead. */
  static final Instant LATEST = Instant.ofEpochMilli(1L << 53);

  private static final String EARLIEST_TEXT = "-292273086-05-16T16:47:06Z";
  private static final String LATEST_TEXT = "292277025-08-18T07:12:54.999999999Z";

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");

  private ApiTime() {}

  /**
   * Seconds since 1970, or RFC 3339; to the millisecond.
   *
   * @throws IllegalArgumentException in Prometheus's words
   */
  static Instant instant(String text) {
    if (NUMBER.matcher(text).matches()) {
      double millis = Double.parseDouble(text) * 1000;
      double bounded =
          Math.max(
              (double) EARLIEST.toEpochMilli(), Math.min((double) LATEST.toEpochMilli(), millis));
      return Instant.ofEpochMilli(Math.round(bounded));
    }
    if (text.equals(EARLIEST_TEXT)) {
      return EARLIEST;
    }
    if (text.equals(LATEST_TEXT)) {
      return LATEST;
    }
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "cannot parse " + Names.quote(text) + " to a valid timestamp", e);
    }
  }

  /**
   * Seconds, or a duration such as {@code 1h30m}; to the millisecond.
   *
   * @throws IllegalArgumentException in Prometheus's words
   */
  static Duration duration(String text) {
    if (NUMBER.matcher(text).matches()) {
      double millis = Double.parseDouble(text) * 1000;
      if (Math.abs(millis) > Long.MAX_VALUE / 1e6) {
        throw new IllegalArgumentException(
            "cannot parse " + Names.quote(text) + " to a valid duration. It overflows int64");
      }
      return Duration.ofMillis(Math.round(millis));
    }
    OptionalLong millis = DurationText.parse(text);
    if (millis.isEmpty()) {
      throw new IllegalArgumentException(
          "cannot parse " + Names.quote(text) + " to a valid duration");
    }
    return Duration.ofMillis(millis.getAsLong());
  }
}
