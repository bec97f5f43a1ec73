package io.monitorix.alerts.promql.script;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a line from left to right: words, and strings in quotes with Go's escapes. */
final class TextCursor {

  private final String text;
  private int next;

  TextCursor(String text) {
    this.text = text;
  }

  /** Passes over blanks. */
  TextCursor skipBlanks() {
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return this;
  }

  /** Whether all was read. */
  boolean atEnd() {
    return next == text.length();
  }

  /** The next character, which is not passed; 0 at the end. */
  char peek() {
    return atEnd() ? 0 : text.charAt(next);
  }

  /** Passes a character if it is the next one. */
  boolean take(char c) {
    if (peek() != c || atEnd()) {
      return false;
    }
    next++;
    return true;
  }

  /**
   * Passes a character that has to be there.
   *
   * @throws IllegalArgumentException if it is not
   */
  void expect(char c) {
    if (!take(c)) {
      throw new IllegalArgumentException("expected '" + c + "' " + where());
    }
  }

  /** Passes what the pattern matches from here on; empty if nothing. */
  String take(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(next, text.length());
    if (!matcher.lookingAt()) {
      return "";
    }
    next = matcher.end();
    return matcher.group();
  }

  /** The next word, up to a blank or the end. */
  String word() {
    int from = next;
    while (next < text.length() && !Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return text.substring(from, next);
  }

  /** All that is left. */
  String rest() {
    String rest = text.substring(next);
    next = text.length();
    return rest;
  }

  /** For messages. */
  String where() {
    return atEnd() ? "at the end of the line" : "before '" + text.substring(next) + "'";
  }

  /** Whether a string in quotes comes next. */
  boolean atQuote() {
    return peek() == '"' || peek() == '\'' || peek() == '`';
  }

  /**
   * Reads a string in quotes.
   *
   * @throws IllegalArgumentException if it has no end, or an unknown escape
   */
  String quoted() {
    char quote = text.charAt(next++);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (!atEnd()) {
      int c = text.codePointAt(next);
      next += Character.charCount(c);
      if (c == quote) {
        return bytes.toString(StandardCharsets.UTF_8);
      }
      if (c == '\\' && quote != '`') {
        escape(bytes);
      } else {
        write(c, bytes);
      }
    }
    throw new IllegalArgumentException("a string has no closing " + quote);
  }

  private void escape(ByteArrayOutputStream into) {
    char c = peek();
    next = Math.min(next + 1, text.length());
    switch (c) {
      case 'a' -> into.write(7);
      case 'b' -> into.write('\b');
      case 'f' -> into.write('\f');
      case 'n' -> into.write('\n');
      case 'r' -> into.write('\r');
      case 't' -> into.write('\t');
      case 'v' -> into.write(11);
      case '\\', '"', '\'' -> into.write(c);
      case 'x' -> into.write(code(2, 16));
      case 'u' -> write(code(4, 16), into);
      case 'U' -> write(code(8, 16), into);
      case '0', '1', '2', '3' -> {
        next--;
        into.write(code(3, 8));
      }
      default -> throw new IllegalArgumentException("unknown escape '\\" + c + "' in a string");
    }
  }

  private int code(int digits, int radix) {
    String code = text.substring(next, Math.min(next + digits, text.length()));
    next += code.length();
    try {
      return Integer.parseUnsignedInt(code, radix);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a character's code: '" + code + "'", e);
    }
  }

  private static void write(int codePoint, ByteArrayOutputStream into) {
    if (!Character.isValidCodePoint(codePoint)) {
      throw new IllegalArgumentException("no such character: " + Integer.toHexString(codePoint));
    }
    into.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
  }
}
