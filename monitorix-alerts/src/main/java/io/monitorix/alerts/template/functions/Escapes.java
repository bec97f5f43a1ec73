package io.monitorix.alerts.template.functions;

import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.template.format.Utf8;

/** Texts made safe for HTML, JavaScript and URLs, in Go's manner. */
public final class Escapes {

  private Escapes() {}

  /** For the text and for quoted attributes of HTML. */
  public static String html(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> escaped.append("&#34;");
        case '\'' -> escaped.append("&#39;");
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case 0 -> escaped.append('\ufffd');
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** For texts in JavaScript. */
  static String javaScript(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\\' -> escaped.append("\\\\");
                case '\'' -> escaped.append("\\'");
                case '"' -> escaped.append("\\\"");
                case '<', '>', '&', '=' -> escaped.append(String.format("\\u%04X", c));
                default -> {
                  if (c >= ' ' && (c < 0x80 || Names.isPrintable(c))) {
                    escaped.appendCodePoint(c);
                  } else {
                    boolean single = c >= 0xdc00 && c <= 0xdcff;
                    escaped.append(String.format("\\u%04X", single ? 0xfffd : c));
                  }
                }
              }
            });
    return escaped.toString();
  }

  /** For the query of a URL: a space becomes a plus sign. */
  static String query(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (byte b : Utf8.bytes(text)) {
      int c = b & 0xff;
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (letter || (c >= '0' && c <= '9') || "-_.~".indexOf(c) >= 0) {
        escaped.append((char) c);
      } else {
        escaped.append(c == ' ' ? "+" : String.format("%%%02X", c));
      }
    }
    return escaped.toString();
  }
}
