package io.monitorix.exporter.web.alertmanager;

import io.monitorix.alerts.labels.Names;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times as the API has them: RFC 3339, written to the millisecond. */
final class Times {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** Go's time that is none: clients write it where they have nothing to say. */
  private static final Instant NONE = Instant.parse("0001-01-01T00:00:00Z");

  /** What fits into the milliseconds of a database, and into four digits of a year. */
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  private Times() {}

  static String text(Instant time) {
    return MILLIS.format(time);
  }

  /**
   * Reads one.
   *
   * @return empty for Go's time that is none
   * @throws IllegalArgumentException if it is no time, or farther away than year 9999
   */
  static Optional<Instant> parse(String text) {
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      if (time.isBefore(NONE) || time.isAfter(LATEST)) {
        throw new IllegalArgumentException(Names.quote(text) + " is beyond the years 1 to 9999");
      }
      return time.equals(NONE) ? Optional.empty() : Optional.of(time);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          Names.quote(text) + " is no time such as 2026-11-23T09:28:25.000Z", e);
    }
  }
}
