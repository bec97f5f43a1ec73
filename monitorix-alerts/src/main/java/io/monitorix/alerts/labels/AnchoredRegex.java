package io.monitorix.alerts.labels;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Regular expressions as Prometheus reads them: RE2's syntax, the whole text must match, the dot
 * matches newlines.
 */
public final class AnchoredRegex {

  /** The longest regular expression that is accepted, in characters. */
  public static final int MAX_LENGTH = 64 * 1024;

  private AnchoredRegex() {}

  /**
   * Compiles one; {@link Pattern#matches(String)} then asks for the whole text.
   *
   * @throws PatternSyntaxException if it is none, or too large
   */
  public static Pattern compile(String regex) {
    check(regex);
    return Pattern.compile(regex, Pattern.DOTALL);
  }

  /**
   * Refuses a regular expression that would cost too much, whatever it is compiled for.
   *
   * @throws PatternSyntaxException if it does
   */
  public static void check(String regex) {
    if (regex.length() > MAX_LENGTH) {
      throw new PatternSyntaxException(
          "regular expression is longer than " + MAX_LENGTH + " characters",
          regex.substring(0, 32) + "…");
    }
    RegexSize.check(regex);
  }
}
