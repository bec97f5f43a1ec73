package io.monitorix.alerts.template.format;

import io.monitorix.alerts.labels.Names;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Literals of Go: texts and characters in quotes. */
public final class Quotes {

  private static final String ESCAPES = "abfnrtv\\";
  private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b\\";

  private Quotes() {}

  /** A text in double quotes; with {@code ascii}, all else is escaped. */
  public static String quote(String text, boolean ascii) {
    if (!ascii) {
      return Names.quote(text);
    }
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(c -> escape(c, '"', true, quoted));
    return quoted.append('"').toString();
  }

  /** A character in single quotes. */
  public static String quoteCharacter(int c, boolean ascii) {
    StringBuilder quoted = new StringBuilder("'");
    escape(c, '\'', ascii, quoted);
    return quoted.append('\'').toString();
  }

  /** Whether a text can stand in backquotes. */
  public static boolean canBackquote(String text) {
    return text.codePoints()
        .noneMatch(
            c ->
                c == '`'
                    || (c < ' ' && c != '\t')
                    || c == 0x7f
                    || c == 0xfeff
                    || (c >= 0xdc00 && c <= 0xdcff));
  }

  /** What a literal in double quotes or backquotes stands for; empty where it is none. */
  public static Optional<String> unquote(String literal) {
    String inner = literal.substring(1, literal.length() - 1);
    if (literal.charAt(0) == '`') {
      return Optional.of(inner.replace("\r", ""));
    }
    return new Unquoting(inner, '"').all();
  }

  /** The character that a literal in single quotes stands for; empty where it is none. */
  public static Optional<Integer> unquoteCharacter(String literal) {
    return new Unquoting(literal.substring(1, literal.length() - 1), '\'').one();
  }

  private static void escape(int c, char quote, boolean ascii, StringBuilder out) {
    int known = ESCAPED.indexOf(c);
    if (c == quote) {
      out.append('\\').append(quote);
    } else if (known >= 0) {
      out.append('\\').append(ESCAPES.charAt(known));
    } else if (c < 0x7f ? c >= ' ' : !ascii && Names.isPrintable(c)) {
      out.appendCodePoint(c);
    } else if (c < ' ' || c == 0x7f || (c >= 0xdc00 && c <= 0xdcff)) {
      out.append(String.format("\\x%02x", c & 0xff));
    } else {
      out.append(String.format(c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
    }
  }

  /** Reads what stands between quotes. */
  private static final class Unquoting {

    private final String text;
    private final char quote;
    private int at;
    private boolean wrong;

    Unquoting(String text, char quote) {
      this.text = text;
      this.quote = quote;
    }

    Optional<String> all() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
      while (at < text.length() && !wrong) {
        boolean single = isByte();
        int c = next();
        byte[] encoded =
            single
                ? new byte[] {(byte) c}
                : Character.toString(Math.max(c, 0)).getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(encoded);
      }
      byte[] read = bytes.toByteArray();
      return wrong ? Optional.empty() : Optional.of(Utf8.text(read, 0, read.length));
    }

    Optional<Integer> one() {
      if (text.isEmpty()) {
        return Optional.empty();
      }
      int c = next();
      return wrong || at < text.length() ? Optional.empty() : Optional.of(c);
    }

    /** Whether an escape of a single byte comes next. */
    private boolean isByte() {
      if (text.charAt(at) != '\\' || at + 1 >= text.length()) {
        return false;
      }
      char kind = text.charAt(at + 1);
      return kind == 'x' || (kind >= '0' && kind <= '7');
    }

    private int next() {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (c == quote || c == '\n') {
        wrong = true;
      }
      return c == '\\' ? escaped() : c;
    }

    private int escaped() {
      if (at >= text.length()) {
        wrong = true;
        return 0;
      }
      char kind = text.charAt(at++);
      int known = ESCAPES.indexOf(kind);
      if (known >= 0) {
        return ESCAPED.charAt(known);
      }
      return switch (kind) {
        case 'x' -> digits(2, 16, 0xff);
        case 'u' -> digits(4, 16, Character.MAX_CODE_POINT);
        case 'U' -> digits(8, 16, Character.MAX_CODE_POINT);
        case '0', '1', '2', '3', '4', '5', '6', '7' -> {
          at--;
          yield digits(3, 8, 0xff);
        }
        default -> {
          wrong |= kind != quote;
          yield kind;
        }
      };
    }

    private int digits(int count, int base, int largest) {
      long value = 0;
      for (int i = 0; i < count; i++) {
        int digit = at < text.length() ? Character.digit(text.charAt(at++), base) : -1;
        wrong |= digit < 0;
        value = value * base + Math.max(digit, 0);
      }
      wrong |= value > largest || (count > 3 && value >= 0xd800 && value < 0xe000);
      return wrong ? 0 : (int) value;
    }
  }
}
