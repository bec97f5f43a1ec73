package io.monitorix.alerts.template.format;

import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/**
 * Times in Go's layouts, which show how the second of January 2006, 15:04:05 in a zone 7 hours
 * behind, would be written.
 */
public final class TimeFormat {

  /** How Go prints a time by itself. */
  public static final String DEFAULT_LAYOUT = "2006-01-02 15:04:05.999999999 -0700 MST";

  /** What layouts are made of; of two that begin alike, the longer one first. */
  private static final List<String> PARTS =
      List.of(
          "January",
          "Jan",
          "Monday",
          "Mon",
          "MST",
          "2006",
          "002",
          "01",
          "02",
          "03",
          "04",
          "05",
          "06",
          "__2",
          "_2006",
          "_2",
          "15",
          "1",
          "2",
          "3",
          "4",
          "5",
          "PM",
          "pm",
          "-07:00:00",
          "-070000",
          "-07:00",
          "-0700",
          "-07",
          "Z07:00:00",
          "Z070000",
          "Z07:00",
          "Z0700",
          "Z07");

  private TimeFormat() {}

  /** Writes a time in a layout. */
  public static String format(ZonedDateTime time, String layout) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < layout.length()) {
      int fraction = fraction(layout, at);
      if (fraction > 0) {
        appendFraction(time, layout.substring(at, at + fraction), text);
        at += fraction;
        continue;
      }
      String part = part(layout, at);
      if (part.isEmpty()) {
        text.append(layout.charAt(at));
        at++;
      } else {
        append(time, part, text);
        at += part.length();
      }
    }
    return text.toString();
  }

  private static String part(String layout, int at) {
    for (String part : PARTS) {
      if (layout.startsWith(part, at)) {
        boolean wordGoesOn =
            (part.equals("Jan") || part.equals("Mon"))
                && at + 3 < layout.length()
                && Character.isLowerCase(layout.charAt(at + 3));
        if (!wordGoesOn) {
          return part;
        }
      }
    }
    return "";
  }

  /** Length of a fraction of seconds, {@code .000} or {@code ,999}; 0 where there is none. */
  private static int fraction(String layout, int at) {
    char c = layout.charAt(at);
    if ((c != '.' && c != ',') || at + 1 >= layout.length()) {
      return 0;
    }
    char digit = layout.charAt(at + 1);
    if (digit != '0' && digit != '9') {
      return 0;
    }
    int end = at + 1;
    while (end < layout.length() && layout.charAt(end) == digit) {
      end++;
    }
    boolean digitFollows = end < layout.length() && Character.isDigit(layout.charAt(end));
    return digitFollows ? 0 : end - at;
  }

  private static void appendFraction(ZonedDateTime time, String part, StringBuilder text) {
    String nanos = String.format(Locale.ROOT, "%09d", time.getNano());
    int digits = part.length() - 1;
    String shown = nanos.substring(0, Math.min(digits, 9)) + "0".repeat(Math.max(0, digits - 9));
    if (part.charAt(1) == '9') {
      shown = shown.replaceFirst("0+$", "");
      if (shown.isEmpty()) {
        return;
      }
    }
    text.append(part.charAt(0)).append(shown);
  }

  private static void append(ZonedDateTime time, String part, StringBuilder text) {
    int hour12 = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    switch (part) {
      case "January" -> text.append(time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case "Jan" -> text.append(time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
      case "Monday" ->
          text.append(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case "Mon" ->
          text.append(time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
      case "1" -> text.append(time.getMonthValue());
      case "01" -> pad(time.getMonthValue(), 2, '0', text);
      case "2" -> text.append(time.getDayOfMonth());
      case "_2" -> pad(time.getDayOfMonth(), 2, ' ', text);
      case "02" -> pad(time.getDayOfMonth(), 2, '0', text);
      case "__2" -> pad(time.getDayOfYear(), 3, ' ', text);
      case "002" -> pad(time.getDayOfYear(), 3, '0', text);
      case "15" -> pad(time.getHour(), 2, '0', text);
      case "3" -> text.append(hour12);
      case "03" -> pad(hour12, 2, '0', text);
      case "4" -> text.append(time.getMinute());
      case "04" -> pad(time.getMinute(), 2, '0', text);
      case "5" -> text.append(time.getSecond());
      case "05" -> pad(time.getSecond(), 2, '0', text);
      case "2006" -> pad(time.getYear(), 4, '0', text);
      case "_2006" -> pad(time.getYear(), 4, '0', text.append('_'));
      case "06" -> pad(Math.floorMod(time.getYear(), 100), 2, '0', text);
      case "PM" -> text.append(time.getHour() < 12 ? "AM" : "PM");
      case "pm" -> text.append(time.getHour() < 12 ? "am" : "pm");
      case "MST" -> text.append(zone(time));
      default -> appendOffset(time.getOffset().getTotalSeconds(), part, text);
    }
  }

  private static void pad(int value, int width, char padding, StringBuilder text) {
    String digits = Integer.toString(Math.abs(value));
    text.append(value < 0 ? "-" : "")
        .append(String.valueOf(padding).repeat(Math.max(0, width - digits.length())))
        .append(digits);
  }

  /** The zone's short name in Go's manner: an offset where it has none. */
  public static String zone(ZonedDateTime time) {
    if (time.getOffset().getTotalSeconds() == 0 && ZoneNames.isUtc(time.getZone())) {
      return "UTC";
    }
    return ZoneNames.abbreviation(time);
  }

  private static void appendOffset(int seconds, String part, StringBuilder text) {
    if (part.charAt(0) == 'Z' && seconds == 0) {
      text.append('Z');
      return;
    }
    int size = Math.abs(seconds);
    String colon = part.contains(":") ? ":" : "";
    int fields = part.replace(":", "").length() / 2;
    text.append(seconds < 0 ? '-' : '+');
    pad(size / 3600, 2, '0', text);
    if (fields > 1) {
      pad(size / 60 % 60, 2, '0', text.append(colon));
    }
    if (fields > 2) {
      pad(size % 60, 2, '0', text.append(colon));
    }
  }
}
