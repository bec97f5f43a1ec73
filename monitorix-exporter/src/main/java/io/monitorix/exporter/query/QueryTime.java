package io.monitorix.exporter.query;

import io.monitorix.alerts.promql.script.ScriptDuration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Times on the command line: RFC 3339, seconds since 1970, {@code now}, {@code now-1h}. */
public final class QueryTime {

  private static final Pattern SECONDS = Pattern.compile("[+-]?\\d{1,15}(?:\\.\\d{1,9})?");

  private QueryTime() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none; says what is expected
   */
  public static Instant parse(String text, Instant now) {
    if (SECONDS.matcher(text).matches()) {
      long millis =
          new BigDecimal(text).movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValue();
      return Instant.ofEpochMilli(millis);
    }
    if (text.equals("now")) {
      return now;
    }
    if (text.startsWith("now-") || text.startsWith("now+")) {
      return now.plusMillis(ScriptDuration.millis(text.substring(3)));
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "not a time: '"
              + text
              + "'; expected one such as 2026-11-24T10:00:00Z, 1790000000 or now-1h",
          e);
    }
  }
}
