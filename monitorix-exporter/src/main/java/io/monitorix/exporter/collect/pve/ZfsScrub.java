package io.monitorix.exporter.collect.pve;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A scrub of a ZFS pool that has ended.
 *
 * @param end in the node's time zone; null where it is not told
 * @param errors that it found and could not repair
 */
record ZfsScrub(@Nullable LocalDateTime end, long errors) {

  /** As {@code zpool status} says it, days included or not. */
  private static final Pattern ENDED =
      Pattern.compile("\\s*scrub repaired .* with (\\d{1,15}) errors(?: on (.+))?\\s*");

  /** {@code Sun Mar 8 00:31:32 2026}; whether the weekday fits does not matter. */
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("MMM d HH:mm:ss uuuu")
          .toFormatter(Locale.ROOT);

  /**
   * Reads what Proxmox says of the last scan of the pool.
   *
   * @return null where that is no scrub, or one that has not ended
   */
  static @Nullable ZfsScrub of(@Nullable String scan) {
    if (scan == null) {
      return null;
    }
    Matcher matcher = ENDED.matcher(scan.replaceAll("\\s+", " "));
    return matcher.matches()
        ? new ZfsScrub(date(matcher.group(2)), Long.parseLong(matcher.group(1)))
        : null;
  }

  private static @Nullable LocalDateTime date(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return LocalDateTime.parse(text.strip().replaceFirst("^\\S+ ", ""), DATE);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
