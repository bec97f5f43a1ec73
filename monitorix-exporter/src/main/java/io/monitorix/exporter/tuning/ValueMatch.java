package io.monitorix.exporter.tuning;

import com.google.re2j.PatternSyntaxException;
import io.monitorix.alerts.labels.LabelMatcher;

/**
 * Which values are meant: one, or those that a regular expression matches as a whole, or all but
 * these. The same as a label's matcher in PromQL, without the label.
 *
 * @param value compared, or a regular expression; never empty
 */
public record ValueMatch(LabelMatcher.Type type, String value) {

  /** Reads the operator before the value. */
  public ValueMatch {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a value to compare with is missing");
    }
    LabelMatcher.of("x", type, value);
  }

  /**
   * Reads a value by itself, or with {@code =~}, {@code !=} or {@code !~} before it.
   *
   * @throws IllegalArgumentException if there is no value, or a regular expression that is none
   */
  public static ValueMatch parse(String text) {
    try {
      if (text.startsWith("=~")) {
        return new ValueMatch(LabelMatcher.Type.REGEX, text.substring(2));
      }
      if (text.startsWith("!~")) {
        return new ValueMatch(LabelMatcher.Type.NOT_REGEX, text.substring(2));
      }
      if (text.startsWith("!=")) {
        return new ValueMatch(LabelMatcher.Type.NOT_EQUAL, text.substring(2));
      }
      return new ValueMatch(
          LabelMatcher.Type.EQUAL, text.startsWith("=") ? text.substring(1) : text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The matcher of a label, as PromQL writes it. */
  String of(String label) {
    return LabelMatcher.of(label, type, value).toString();
  }

  /** The matcher of a label that holds a list with semicolons: of one of its elements. */
  String ofOneIn(String label) {
    boolean regex = type == LabelMatcher.Type.REGEX || type == LabelMatcher.Type.NOT_REGEX;
    String element = regex ? value : com.google.re2j.Pattern.quote(value);
    return LabelMatcher.of(
            label,
            type.isNegative() ? LabelMatcher.Type.NOT_REGEX : LabelMatcher.Type.REGEX,
            "(.*;)?(" + element + ")(;.*)?")
        .toString();
  }

  /** What all values begin with that are compared with; empty if that is not known. */
  String prefix() {
    return LabelMatcher.of("x", type, value).prefix();
  }

  /** Whether it is one value. */
  boolean isOne() {
    return type == LabelMatcher.Type.EQUAL;
  }
}
