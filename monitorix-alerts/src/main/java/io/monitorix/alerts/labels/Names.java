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

  /** The text in double quotes, escaped as Go and PromQL read it. */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < ' ' || c == 0x7f) {
            quoted.append(String.format("\\x%02x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
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
