package io.monitorix.alerts.labels;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression for label values. The frequent shapes (alternatives of plain text, {@code
 * text.*}, {@code .*}, {@code .+}) are told apart, because an index can answer them, and comparing
 * text is faster than any automaton.
 */
final class ValuePattern {

  private static final String SPECIAL = "\\.+*?()|[]{}^$";

  private final @Nullable Pattern pattern;
  private final @Nullable Set<String> literals;
  private final String prefix;
  private final int minimumRest;

  private ValuePattern(
      @Nullable Pattern pattern, @Nullable Set<String> literals, String prefix, int minimumRest) {
    this.pattern = pattern;
    this.literals = literals;
    this.prefix = prefix;
    this.minimumRest = minimumRest;
  }

  /**
   * Prepares it.
   *
   * @throws PatternSyntaxException if it is none
   */
  static ValuePattern compile(String regex) {
    Set<String> alternatives = alternatives(regex);
    if (alternatives != null) {
      return new ValuePattern(null, alternatives, common(alternatives), 0);
    }
    Pattern pattern = AnchoredRegex.compile(regex);
    String plainStart = plainStart(regex);
    String rest = regex.substring(plainStart.length());
    if (rest.equals(".*") || rest.equals(".+")) {
      return new ValuePattern(null, null, plainStart, rest.equals(".+") ? 1 : 0);
    }
    // A quantifier belongs to the last character before it; alternatives share nothing.
    boolean shares = !regex.contains("|");
    boolean quantified = !rest.isEmpty() && "*?+{".indexOf(rest.charAt(0)) >= 0;
    int kept = shares ? plainStart.length() - (quantified && !plainStart.isEmpty() ? 1 : 0) : 0;
    return new ValuePattern(
        pattern, null, plainStart.substring(0, wholeCharacters(regex, kept)), 0);
  }

  boolean matches(String value) {
    if (literals != null) {
      return literals.contains(value);
    }
    if (pattern == null) {
      return value.length() >= prefix.length() + minimumRest && value.startsWith(prefix);
    }
    return value.startsWith(prefix) && pattern.matches(value);
  }

  Optional<Set<String>> literals() {
    return Optional.ofNullable(literals);
  }

  String prefix() {
    return prefix;
  }

  private static String plainStart(String regex) {
    int end = 0;
    while (end < regex.length() && SPECIAL.indexOf(regex.charAt(end)) < 0) {
      end++;
    }
    return regex.substring(0, end);
  }

  /** Plain texts, escaped or not, as Grafana writes them: {@code (a\\.b|c)}; null if it is more. */
  private static @Nullable Set<String> alternatives(String regex) {
    boolean group = regex.length() > 1 && regex.startsWith("(") && regex.endsWith(")");
    String inner = group ? regex.substring(1, regex.length() - 1) : regex;
    Set<String> literals = new LinkedHashSet<>();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (c == '|') {
        literals.add(literal.toString());
        literal.setLength(0);
      } else if (c == '\\' && i + 1 < inner.length() && isPunctuation(inner.charAt(i + 1))) {
        i++;
        literal.append(inner.charAt(i));
      } else if (SPECIAL.indexOf(c) < 0) {
        literal.append(c);
      } else {
        return null;
      }
    }
    literals.add(literal.toString());
    return literals;
  }

  private static boolean isPunctuation(char c) {
    return c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c) && c != '_';
  }

  private static String common(Set<String> literals) {
    String common = literals.iterator().next();
    for (String literal : literals) {
      int same = 0;
      while (same < Math.min(common.length(), literal.length())
          && common.charAt(same) == literal.charAt(same)) {
        same++;
      }
      common = common.substring(0, same);
    }
    return common;
  }

  private static int wholeCharacters(String text, int end) {
    return end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }
}
