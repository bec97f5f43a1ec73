package io.monitorix.alerts.promql.script;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** What an error or an annotation has to say. */
sealed interface TextCheck {

  /** Whether it says that. */
  boolean accepts(String text);

  /** Anything. */
  record Any() implements TextCheck {
    @Override
    public boolean accepts(String text) {
      return true;
    }

    @Override
    public String toString() {
      return "any";
    }
  }

  /** This and nothing else. */
  record Same(String message) implements TextCheck {
    @Override
    public boolean accepts(String text) {
      return message.equals(text);
    }

    @Override
    public String toString() {
      return "\"" + message + "\"";
    }
  }

  /** Something in which the regular expression is found. */
  record Like(Pattern pattern) implements TextCheck {

    /**
     * Compiles it.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Like of(String regex) {
      try {
        return new Like(Pattern.compile(regex));
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException("not a regular expression: " + e.getMessage(), e);
      }
    }

    @Override
    public boolean accepts(String text) {
      return pattern.matcher(text).find();
    }

    @Override
    public String toString() {
      return "one like \"" + pattern.pattern() + "\"";
    }
  }
}
