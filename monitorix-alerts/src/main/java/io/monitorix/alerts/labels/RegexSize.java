package io.monitorix.alerts.labels;

import com.google.re2j.PatternSyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bounds what a regular expression costs before it is compiled. RE2 takes time in proportion to the
 * program that it makes of one; but nested repeats multiply that program, and RE2/J walks it by
 * recursion, both when it compiles and over what matches nothing ({@code a?a?a?…}) when it matches.
 * What is no regular expression at all passes: compiling tells.
 */
final class RegexSize {

  /** As in Go. */
  private static final int MOST_REPEATS = 1000;

  private static final int LARGEST = 200_000;
  private static final int DEEPEST = 500;
  private static final int MOST_GROUPS = 100;
  private static final int MOST_EMPTY = 2000;

  private static final Pattern COUNTED = Pattern.compile("\\{(\\d{1,4})(,?)(\\d{0,4})}");
  private static final Pattern NAMED_CLASS = Pattern.compile("\\[:\\^?[a-z]{1,10}:]");
  private static final Pattern GROUP_FLAGS = Pattern.compile("\\?(?:P?<\\w+>|[a-zA-Z-]*:?)");

  /**
   * What a part of an expression costs.
   *
   * @param size instructions, about
   * @param repeats product of nested counted repeats
   * @param depth of the tree, each optional repeat being one further in
   * @param empty steps that can be taken in a row without a character
   * @param nullable whether it matches the empty text
   */
  private record Cost(long size, long repeats, int depth, int empty, boolean nullable) {}

  private static final Cost CHARACTER = new Cost(1, 1, 1, 0, false);
  private static final Cost EMPTY = new Cost(1, 1, 1, 1, true);

  private final String regex;
  private int at;
  private int open;

  private RegexSize(String regex) {
    this.regex = regex;
  }

  /**
   * Refuses what is too costly.
   *
   * @throws PatternSyntaxException that says what is too much
   */
  static void check(String regex) {
    RegexSize size = new RegexSize(regex);
    while (size.at < regex.length()) {
      size.bounded(size.alternatives());
      size.at++; // A closing parenthesis too many.
    }
  }

  private Cost alternatives() {
    Cost all = sequence();
    while (next('|')) {
      Cost other = sequence();
      all =
          bounded(
              new Cost(
                  all.size() + other.size() + 1,
                  Math.max(all.repeats(), other.repeats()),
                  Math.max(all.depth(), other.depth()),
                  all.empty() + other.empty() + 1,
                  all.nullable() || other.nullable()));
    }
    return all;
  }

  private Cost sequence() {
    Cost all = EMPTY;
    int run = 0;
    while (at < regex.length() && "|)".indexOf(regex.charAt(at)) < 0) {
      Cost part = repeated(atom());
      run += part.empty();
      all =
          bounded(
              new Cost(
                  all.size() + part.size(),
                  Math.max(all.repeats(), part.repeats()),
                  Math.max(all.depth(), part.depth()),
                  Math.max(all.empty(), run),
                  all.nullable() && part.nullable()));
      run = part.nullable() ? run : part.empty();
    }
    return all;
  }

  private Cost atom() {
    char c = regex.charAt(at);
    at++;
    return switch (c) {
      case '(' -> group();
      case '[' -> characterClass();
      case '\\' -> escape();
      case '^', '$' -> EMPTY;
      default -> CHARACTER;
    };
  }

  private Cost group() {
    if (++open > MOST_GROUPS) {
      throw tooLarge("nested too deep");
    }
    Matcher flags = GROUP_FLAGS.matcher(regex).region(at, regex.length());
    if (flags.lookingAt()) {
      at = flags.end();
    }
    Cost inner = alternatives();
    next(')');
    open--;
    return new Cost(
        inner.size() + 2, inner.repeats(), inner.depth() + 1, inner.empty() + 2, inner.nullable());
  }

  private Cost characterClass() {
    next('^');
    next(']');
    while (at < regex.length() && regex.charAt(at) != ']') {
      Matcher named = NAMED_CLASS.matcher(regex).region(at, regex.length());
      at = named.lookingAt() ? named.end() : at + (regex.charAt(at) == '\\' ? 2 : 1);
    }
    at++;
    return CHARACTER;
  }

  private Cost escape() {
    if (regex.startsWith("Q", at)) {
      int end = regex.indexOf("\\E", at);
      int length = (end < 0 ? regex.length() : end) - at;
      at = end < 0 ? regex.length() : end + 2;
      return new Cost(Math.max(length, 1), 1, 1, 0, length <= 1);
    }
    boolean assertion = at < regex.length() && "AbBzC".indexOf(regex.charAt(at)) >= 0;
    boolean braces = at + 1 < regex.length() && "pPx".indexOf(regex.charAt(at)) >= 0;
    int close = braces && regex.charAt(at + 1) == '{' ? regex.indexOf('}', at) : -1;
    at = close < 0 ? at + 1 : close + 1;
    return assertion ? EMPTY : CHARACTER;
  }

  /** With the operators that follow; several in a row are no error of this class. */
  private Cost repeated(Cost atom) {
    Cost cost = atom;
    while (at < regex.length()) {
      char c = regex.charAt(at);
      Matcher counted = COUNTED.matcher(regex).region(at, regex.length());
      if (c == '*' || c == '+' || c == '?') {
        at++;
        cost =
            new Cost(
                cost.size() + 1,
                cost.repeats(),
                cost.depth() + 1,
                cost.empty() + 1,
                cost.nullable() || c != '+');
      } else if (c == '{' && counted.lookingAt()) {
        at = counted.end();
        cost = bounded(times(cost, counted));
      } else {
        return cost;
      }
    }
    return cost;
  }

  private static Cost times(Cost cost, Matcher counted) {
    int fewest = Integer.parseInt(counted.group(1));
    boolean open = !counted.group(2).isEmpty() && counted.group(3).isEmpty();
    int most =
        counted.group(3).isEmpty() ? fewest : Math.max(Integer.parseInt(counted.group(3)), fewest);
    int optional = most - fewest + (open ? 1 : 0);
    int copies = Math.max(most, 1);
    boolean nullable = cost.nullable() || fewest == 0;
    return new Cost(
        cost.size() * copies + optional,
        cost.repeats() * copies,
        cost.depth() + 1 + optional,
        nullable ? cost.empty() * copies + optional : cost.empty() + optional,
        nullable);
  }

  private Cost bounded(Cost cost) {
    if (cost.repeats() > MOST_REPEATS) {
      throw tooLarge("invalid repeat count");
    }
    if (cost.size() > LARGEST) {
      throw tooLarge("expression too large");
    }
    if (cost.depth() > DEEPEST) {
      throw tooLarge("nested too deep");
    }
    if (cost.empty() > MOST_EMPTY) {
      throw tooLarge("too many alternatives or optional parts");
    }
    return cost;
  }

  private boolean next(char c) {
    if (at < regex.length() && regex.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private PatternSyntaxException tooLarge(String what) {
    int shown = regex.offsetByCodePoints(0, Math.min(64, regex.codePointCount(0, regex.length())));
    return new PatternSyntaxException(
        what, regex.substring(0, shown) + (shown < regex.length() ? "…" : ""));
  }
}
