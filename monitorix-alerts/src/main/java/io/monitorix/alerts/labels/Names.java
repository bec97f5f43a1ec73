package io.monitorix.alerts.labels;

/**
 * Which names need no quotes in PromQL, and how quotes are put where they do: <a
 * href="https://prometheus.io/docs/concepts/data_model/">Prometheus's data model</a>.
 */
public final class Names {

  private Names() {}

  /** Whether the name of a metric can stand without quotes. */
  public static boolean isMetric(String name) {
    return isPlain(name, true);
  }

  /** Whether the name of a label can stand without quotes. */
  public static boolean isLabel(String name) {
    return isPlain(name, false);
  }

  /** Whether a metric or a label can have the name, if need be in quotes: it is UTF-8 text. */
  public static boolean isValid(String name) {
    return !name.isEmpty()
        && name.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  /**
   * The text in double quotes, escaped as Go and PromQL read it. Lone surrogates from U+DC00 to
   * U+DCFF are taken for single bytes.
   */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(c -> escape(c, quoted));
    return quoted.append('"').toString();
  }

  private static void escape(int c, StringBuilder quoted) {
    switch (c) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case 0x07 -> quoted.append("\\a");
      case '\b' -> quoted.append("\\b");
      case '\f' -> quoted.append("\\f");
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      case 0x0b -> quoted.append("\\v");
      default -> {
        if (c < ' ' || c == 0x7f || (c >= 0xdc00 && c <= 0xdcff)) {
          quoted.append(String.format("\\x%02x", c & 0xff));
        } else if (c < 0x7f || isPrintable(c)) {
          quoted.appendCodePoint(c);
        } else {
          quoted.append(String.format(c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
        }
      }
    }
  }

  /** Whether Go prints a character as it is; spaces but U+0020 are none of these. */
  public static boolean isPrintable(int c) {
    if (c < 0x7f) {
      return c >= ' ';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static boolean isPlain(String name, boolean colons) {
    if (name.isEmpty()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      boolean digit = c >= '0' && c <= '9' && i > 0;
      if (!letter && !digit && !(colons && c == ':')) {
        return false;
      }
    }
    return true;
  }
}
