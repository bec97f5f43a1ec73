package io.monitorix.alerts.promql.script;

import io.monitorix.alerts.storage.StaleMarker;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads points and their shorthands: {@code 1 2.5 _ stale 0+10x5 7x3 _x2}. */
final class PointsReader {

  private static final String NUMBER =
      "[+-]?(?:(?i:inf|infinity|nan)|[\\d_]*\\.?[\\d_]*(?:[eE][+-]?\\d+)?)";
  private static final Pattern GAPS = Pattern.compile("_(?:x(\\d+))?");
  private static final Pattern ROW =
      Pattern.compile("(" + NUMBER + "|stale)(?:([+-])(" + NUMBER + "))?x(\\d+)");

  private PointsReader() {}

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if they cannot be read
   */
  static Points read(String text) {
    Points points = new Points();
    String stripped = text.strip();
    if (!stripped.isEmpty()) {
      for (String item : stripped.split("\\s+", -1)) {
        read(item, points);
      }
    }
    return points;
  }

  private static void read(String item, Points into) {
    Matcher gaps = GAPS.matcher(item);
    if (gaps.matches()) {
      int count = gaps.group(1) == null ? 1 : count(gaps.group(1));
      for (int i = 0; i < count; i++) {
        into.gap();
      }
      return;
    }
    if (item.contains("{{")) {
      throw new IllegalArgumentException("native histograms are not supported: " + item);
    }
    Matcher row = ROW.matcher(item);
    // 0x10 is eleven zeros, as in Prometheus's files; 0x1F can be a number only.
    if (row.matches()) {
      row(row, into);
      return;
    }
    into.add(value(item));
  }

  private static void row(Matcher row, Points into) {
    double first = value(row.group(1));
    double growth = row.group(3) == null ? 0 : value(row.group(3));
    boolean falls = "-".equals(row.group(2));
    int more = count(row.group(4));
    double value = first;
    for (int i = 0; i <= more; i++) {
      into.add(value);
      // Added up rather than multiplied, as Prometheus does: the last bits are the same.
      value = row.group(3) == null ? first : falls ? value - growth : value + growth;
    }
  }

  private static int count(String digits) {
    if (digits.length() > 8) {
      throw new IllegalArgumentException("more than " + Points.MOST + " points in one series");
    }
    return Integer.parseInt(digits);
  }

  /**
   * Reads one number, or {@code stale}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static double value(String text) {
    if (text.equals("stale")) {
      return StaleMarker.VALUE;
    }
    return number(text);
  }

  /**
   * Reads one number.
   *
   * @throws IllegalArgumentException if it is none
   */
  static double number(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace("_", "");
    boolean negative = lower.startsWith("-");
    String unsigned = negative || lower.startsWith("+") ? lower.substring(1) : lower;
    double value;
    try {
      value =
          switch (unsigned) {
            case "inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> finite(unsigned);
          };
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a number: '" + text + "'", e);
    }
    return negative ? -value : value;
  }

  private static double finite(String text) {
    if (text.startsWith("0x") && !text.contains("p")) {
      return Long.parseLong(text.substring(2), 16);
    }
    // Java's own suffixes and words are no numbers here.
    if (text.isEmpty() || "0123456789.".indexOf(text.charAt(0)) < 0 || text.matches(".*[df]")) {
      throw new NumberFormatException(text);
    }
    return Double.parseDouble(text);
  }
}
