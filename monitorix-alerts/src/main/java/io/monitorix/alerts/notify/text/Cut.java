package io.monitorix.alerts.notify.text;

import java.nio.charset.StandardCharsets;

/** Shortens texts to what a service takes, never within a character; {@code …} shows where. */
public final class Cut {

  private static final String MARK = "…";

  private Cut() {}

  /** At most so many code points, the mark included. */
  public static String toCodePoints(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, most - 1)) + MARK;
  }

  /** At most so many bytes of UTF-8, the mark's three included. */
  public static String toBytes(String text, int most) {
    if (text.getBytes(StandardCharsets.UTF_8).length <= most) {
      return text;
    }
    int left = most - MARK.getBytes(StandardCharsets.UTF_8).length;
    int end = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      left -= bytes(character);
      if (left < 0) {
        break;
      }
      end += Character.charCount(character);
    }
    return text.substring(0, end) + MARK;
  }

  /** At most so many units of UTF-16, the mark's one included. */
  public static String toUtf16(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - MARK.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + MARK;
  }

  private static int bytes(int character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }
}
