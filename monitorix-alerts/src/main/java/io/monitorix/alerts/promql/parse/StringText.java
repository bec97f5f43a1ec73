package io.monitorix.alerts.promql.parse;

import io.monitorix.alerts.promql.error.ParseException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * String literals: Go's escapes in single and double quotes, none in backquotes. Bytes of escapes
 * such as {@code \xff} that are no UTF-8 become lone surrogates, U+DC00 plus the byte: no valid
 * text has these, and they can be written back as they were.
 */
final class StringText {

  private static final int BYTE_AS_SURROGATE = 0xdc00;

  private final String query;
  private final int limit;
  private int at;
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private StringText(String query, int start, int end) {
    this.query = query;
    this.at = start;
    this.limit = end;
  }

  /** Where the literal ends that begins at an index; negative if it does not. */
  static int end(String query, int start) {
    char quote = query.charAt(start);
    if (quote == '`') {
      int close = query.indexOf('`', start + 1);
      return close < 0 ? -1 : close + 1;
    }
    for (int i = start + 1; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c == quote) {
        return i + 1;
      }
      if (c == '\n') {
        return -1;
      }
      if (c == '\\') {
        i++;
      }
    }
    return -1;
  }

  /**
   * What the literal from start to end stands for.
   *
   * @throws ParseException at an escape that is none
   */
  static String value(String query, int start, int end) {
    if (query.charAt(start) == '`') {
      return query.substring(start + 1, end - 1);
    }
    return new StringText(query, start + 1, end - 1).unescaped(query.charAt(start));
  }

  private String unescaped(char quote) {
    while (at < limit) {
      char c = query.charAt(at);
      if (c == '\\') {
        escape(quote);
      } else {
        flush();
        text.append(c);
        at++;
      }
    }
    flush();
    return text.toString();
  }

  private void escape(char quote) {
    char kind = query.charAt(at + 1);
    switch (kind) {
      case 'a' -> literal(0x07);
      case 'b' -> literal('\b');
      case 'f' -> literal('\f');
      case 'n' -> literal('\n');
      case 'r' -> literal('\r');
      case 't' -> literal('\t');
      case 'v' -> literal(0x0b);
      case '\\' -> literal('\\');
      case 'x' -> bytes.write(digits(2, 2, 16));
      case 'u' -> codePoint(4);
      case 'U' -> codePoint(8);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
      default -> {
        if (kind != quote) {
          int point = query.codePointAt(at + 1);
          throw wrong(
              at, at + 1 + Character.charCount(point), "unknown escape sequence " + unicode(point));
        }
        literal(quote);
      }
    }
  }

  private void literal(int c) {
    flush();
    text.append((char) c);
    at += 2;
  }

  private void octal() {
    int start = at;
    int value = digits(1, 3, 8);
    if (value > 0xff) {
      throw wrong(start, at, "octal escape value " + value + " > 255");
    }
    bytes.write(value);
  }

  private void codePoint(int digits) {
    int start = at;
    int point = digits(2, digits, 16);
    if (point < 0 || point > Character.MAX_CODE_POINT || (point >= 0xd800 && point < 0xe000)) {
      throw wrong(start, at, "escape sequence is an invalid Unicode code point");
    }
    flush();
    text.appendCodePoint(point);
  }

  /** Reads digits and goes on after them. */
  private int digits(int skip, int count, int base) {
    int start = at;
    at += skip;
    int value = 0;
    for (int i = 0; i < count; i++, at++) {
      if (at >= limit) {
        throw wrong(start, at, "escape sequence not terminated");
      }
      int digit = Character.digit(query.charAt(at), base);
      if (digit < 0 || query.charAt(at) > 'f') {
        throw wrong(
            start,
            at + 1,
            "illegal character " + unicode(query.codePointAt(at)) + " in escape sequence");
      }
      value = value * base + digit;
    }
    return value;
  }

  private void flush() {
    if (bytes.size() == 0) {
      return;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes.toByteArray());
    CharBuffer out = CharBuffer.allocate(in.remaining());
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (BYTE_AS_SURROGATE + (in.get() & 0xff)));
      }
      result = decoder.reset().decode(in, out, true);
    }
    text.append(out.flip());
    bytes.reset();
  }

  private ParseException wrong(int start, int end, String reason) {
    return new ParseException(query, start, end, reason);
  }

  private static String unicode(int point) {
    return String.format("U+%04X '%s'", point, Character.toString(point));
  }
}
