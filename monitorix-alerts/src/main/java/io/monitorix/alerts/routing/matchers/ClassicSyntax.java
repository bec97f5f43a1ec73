package io.monitorix.alerts.routing.matchers;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Names;
import java.util.ArrayList;
import java.util.List;

/**
 * The syntax before 0.27: names of letters, digits, underscores and colons; a value is all that
 * follows, in quotes or not.
 */
final class ClassicSyntax {

  private ClassicSyntax() {}

  static List<LabelMatcher> parse(String text) {
    String inner = text.startsWith("{") ? text.substring(1) : text;
    inner = inner.endsWith("}") ? inner.substring(0, inner.length() - 1) : inner;
    List<LabelMatcher> matchers = new ArrayList<>();
    for (String part : split(inner)) {
      matchers.add(matcher(part));
    }
    return matchers;
  }

  /** At the commas that are not in quotes. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    boolean escaped = false;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' && !quoted) {
        parts.add(text.substring(from, i));
        from = i + 1;
        continue;
      }
      if (c == '"' && !escaped) {
        quoted = !quoted;
      }
      escaped = c == '\\' && !escaped;
    }
    if (!text.substring(from).isBlank()) {
      parts.add(text.substring(from));
    }
    return parts;
  }

  private static LabelMatcher matcher(String part) {
    String text = part.strip();
    int end = 0;
    while (end < text.length() && isNameCharacter(text.charAt(end), end > 0)) {
      end++;
    }
    String rest = text.substring(end).strip();
    if (end == 0) {
      throw new MatcherSyntaxException("bad matcher format: " + part);
    }
    for (LabelMatcher.Type type : Operators.LONGEST_FIRST) {
      if (rest.startsWith(type.symbol())) {
        String raw = rest.substring(type.symbol().length()).strip();
        return Operators.matcher(text.substring(0, end), type, value(raw));
      }
    }
    throw new MatcherSyntaxException("bad matcher format: " + part);
  }

  private static boolean isNameCharacter(char c, boolean digits) {
    return Names.isMetric(String.valueOf(c)) || (digits && c >= '0' && c <= '9');
  }

  private static String value(String raw) {
    boolean quoted = raw.startsWith("\"");
    String text = quoted ? raw.substring(1) : raw;
    boolean open = quoted;
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean last = i == text.length() - 1;
      if (c == '\\' && !last) {
        i++;
        char escaped = text.charAt(i);
        switch (escaped) {
          case 'n' -> value.append('\n');
          case '"', '\\' -> value.append(escaped);
          // An escape of nothing: the backslash stands for itself.
          default -> value.append('\\').append(escaped);
        }
      } else if (c == '"') {
        if (!open || !last) {
          throw unescaped(raw);
        }
        open = false;
      } else {
        value.append(c);
      }
    }
    if (open) {
      throw unescaped(raw);
    }
    return value.toString();
  }

  private static MatcherSyntaxException unescaped(String raw) {
    return new MatcherSyntaxException("matcher value contains unescaped double quote: " + raw);
  }
}
