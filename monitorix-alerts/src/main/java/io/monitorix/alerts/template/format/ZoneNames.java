package io.monitorix.alerts.template.format;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/** Short names of time zones as the time zone database has them. */
final class ZoneNames {

  /** Where the database has no letters but an offset, Java has names of its own. */
  private static final Set<String> IN_USE =
      Set.of(
          "ACDT", "ACST", "ADT", "AEDT", "AEST", "AKDT", "AKST", "AST", "AWST", "BST", "CAT", "CDT",
          "CEST", "CET", "CST", "EAT", "EDT", "EEST", "EET", "EST", "GMT", "HKT", "HST", "IDT",
          "IST", "JST", "KST", "MDT", "MSK", "MST", "NDT", "NST", "NZDT", "NZST", "PDT", "PKT",
          "PST", "SAST", "SST", "WAT", "WEST", "WET", "WIB", "WIT", "WITA");

  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

  private ZoneNames() {}

  static boolean isUtc(ZoneId zone) {
    return zone.normalized().equals(ZoneOffset.UTC);
  }

  /** {@code CET}; an offset such as {@code +03} where the zone has no name in use. */
  static String abbreviation(ZonedDateTime time) {
    String name = SHORT.format(time);
    boolean letters = IN_USE.contains(name) && !(time.getZone() instanceof ZoneOffset);
    return letters ? name : offset(time.getOffset().getTotalSeconds());
  }

  private static String offset(int seconds) {
    int size = Math.abs(seconds);
    String minutes = size / 60 % 60 == 0 ? "" : String.format(Locale.ROOT, "%02d", size / 60 % 60);
    return String.format(Locale.ROOT, "%s%02d%s", seconds < 0 ? "-" : "+", size / 3600, minutes);
  }
}
