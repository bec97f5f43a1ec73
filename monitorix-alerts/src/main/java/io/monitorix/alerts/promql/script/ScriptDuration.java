package io.monitorix.alerts.promql.script;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Prometheus writes them: {@code 1h30m}, units from the greatest to the least, a year
 * being 365 days; a bare number is seconds, and a sign may stand before.
 */
public final class ScriptDuration {

  private static final String[] UNITS = {"y", "w", "d", "h", "m", "s", "ms"};
  private static final long[] MILLIS = {
    365L * 86_400_000, 7L * 86_400_000, 86_400_000, 3_600_000, 60_000, 1_000, 1
  };
  private static final Pattern PARTS =
      Pattern.compile(
          "(?:(\\d+)y)?(?:(\\d+)w)?(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");
  private static final Pattern SECONDS = Pattern.compile("\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d{1,2})?");

  private ScriptDuration() {}

  /**
   * Reads one, in milliseconds.
   *
   * @throws IllegalArgumentException if it is none; says which and what is expected
   */
  public static long millis(String text) {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    try {
      long millis = positive(rest);
      return negative ? -millis : millis;
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "not a duration: '" + text + "'; expected one such as 5m, 1h30m or 15 (seconds)", e);
    }
  }

  private static long positive(String text) {
    if (SECONDS.matcher(text).matches()) {
      return new BigDecimal(text)
          .movePointRight(3)
          .setScale(0, RoundingMode.HALF_UP)
          .longValueExact();
    }
    Matcher parts = PARTS.matcher(text);
    if (text.isEmpty() || !parts.matches()) {
      throw new NumberFormatException(text);
    }
    long millis = 0;
    for (int i = 0; i < UNITS.length; i++) {
      String amount = parts.group(i + 1);
      if (amount != null) {
        millis = Math.addExact(millis, Math.multiplyExact(Long.parseLong(amount), MILLIS[i]));
      }
    }
    return millis;
  }

  /** Writes one, in milliseconds, so that {@link #millis} reads it. */
  public static String text(long millis) {
    if (millis == 0) {
      return "0s";
    }
    StringBuilder text = new StringBuilder(millis < 0 ? "-" : "");
    long rest = Math.abs(millis);
    // Weeks and years only where nothing is left of them, as Prometheus does.
    for (int i = 0; i < UNITS.length; i++) {
      boolean exactOnly = i < 2;
      long amount = rest / MILLIS[i];
      if (amount > 0 && (!exactOnly || rest % MILLIS[i] == 0)) {
        text.append(amount).append(UNITS[i]);
        rest %= MILLIS[i];
      }
    }
    return text.toString();
  }
}
