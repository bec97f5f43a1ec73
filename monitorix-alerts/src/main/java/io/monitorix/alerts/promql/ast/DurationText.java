package io.monitorix.alerts.promql.ast;

import java.util.List;
import java.util.OptionalLong;

/**
 * Durations as Prometheus writes them: {@code 1h30m}, with years of 365 days. Units stand in
 * falling order, each at most once.
 */
public final class DurationText {

  /**
   * A unit.
   *
   * @param whole whether it is written only where nothing smaller is left: 90d rather than 12w6d
   */
  private record Unit(String name, long millis, boolean whole) {}

  private static final List<Unit> UNITS =
      List.of(
          new Unit("y", 365L * 86_400_000, true),
          new Unit("w", 7L * 86_400_000, true),
          new Unit("d", 86_400_000, false),
          new Unit("h", 3_600_000, false),
          new Unit("m", 60_000, false),
          new Unit("s", 1000, false),
          new Unit("ms", 1, false));

  private DurationText() {}

  /** Reads one, in milliseconds; empty if it is none or longer than 292 years. */
  public static OptionalLong parse(String text) {
    if (text.equals("0")) {
      return OptionalLong.of(0);
    }
    long millis = 0;
    int at = 0;
    int next = 0;
    while (at < text.length()) {
      int digits = at;
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
      int letters = at;
      while (at < text.length() && !isDigit(text.charAt(at))) {
        at++;
      }
      int unit = unit(text.substring(letters, at), next);
      if (digits == letters || letters - digits > 18 || unit < 0) {
        return OptionalLong.empty();
      }
      next = unit + 1;
      try {
        long count = Long.parseLong(text.substring(digits, letters));
        millis = Math.addExact(millis, Math.multiplyExact(count, UNITS.get(unit).millis()));
      } catch (ArithmeticException e) {
        return OptionalLong.empty();
      }
    }
    boolean fits = millis <= Long.MAX_VALUE / 1_000_000;
    return text.isEmpty() || !fits ? OptionalLong.empty() : OptionalLong.of(millis);
  }

  /** Writes one; {@link #parse} reads all of them again but those below zero. */
  public static String print(long millis) {
    if (millis == 0) {
      return "0s";
    }
    StringBuilder text = new StringBuilder(millis < 0 ? "-" : "");
    long rest = Math.abs(millis);
    for (Unit unit : UNITS) {
      if (rest >= unit.millis() && (!unit.whole() || rest % unit.millis() == 0)) {
        text.append(rest / unit.millis()).append(unit.name());
        rest %= unit.millis();
      }
    }
    return text.toString();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int unit(String name, int first) {
    for (int i = first; i < UNITS.size(); i++) {
      if (UNITS.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
