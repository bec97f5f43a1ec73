package io.monitorix.alerts.labels;

import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects series by the value of one label; an absent label has the empty value. Regular
 * expressions are RE2's, match the whole value, and their dot matches newlines. Immutable.
 */
public final class LabelMatcher {

  /** How the value is compared. */
  public enum Type {
    EQUAL("="),
    NOT_EQUAL("!="),
    REGEX("=~"),
    NOT_REGEX("!~");

    private final String symbol;

    Type(String symbol) {
      this.symbol = symbol;
    }

    /** As PromQL writes it. */
    public String symbol() {
      return symbol;
    }

    /** Whether it selects what does not match. */
    public boolean isNegative() {
      return this == NOT_EQUAL || this == NOT_REGEX;
    }
  }

  private final String name;
  private final Type type;
  private final String value;
  private final @Nullable ValuePattern pattern;

  private LabelMatcher(String name, Type type, String value) {
    this.name = name;
    this.type = type;
    this.value = value;
    this.pattern =
        type == Type.REGEX || type == Type.NOT_REGEX ? ValuePattern.compile(value) : null;
  }

  /**
   * A matcher.
   *
   * @param value compared, or a regular expression
   * @throws PatternSyntaxException if the regular expression is none, or too large
   */
  public static LabelMatcher of(String name, Type type, String value) {
    return new LabelMatcher(name, type, value);
  }

  /** A matcher for one value. */
  public static LabelMatcher equal(String name, String value) {
    return new LabelMatcher(name, Type.EQUAL, value);
  }

  /** The label's name. */
  public String name() {
    return name;
  }

  /** How it is compared. */
  public Type type() {
    return type;
  }

  /** What it is compared with: a value or a regular expression. */
  public String value() {
    return value;
  }

  /** Whether a value of the label is selected. */
  public boolean matches(String labelValue) {
    boolean same = pattern == null ? value.equals(labelValue) : pattern.matches(labelValue);
    return same != type.isNegative();
  }

  /** Whether series without the label are selected. */
  public boolean matchesEmpty() {
    return matches("");
  }

  /**
   * All values that the comparison holds for, negation set aside, where that is a short list, as in
   * {@code =~"a|b"}; empty where it is not known to be one.
   */
  public Optional<Set<String>> literals() {
    return pattern == null ? Optional.of(Set.of(value)) : pattern.literals();
  }

  /** What all values begin with that the comparison holds for, negation set aside. */
  public String prefix() {
    return pattern == null ? value : pattern.prefix();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LabelMatcher that
        && name.equals(that.name)
        && type == that.type
        && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * name.hashCode() + type.hashCode()) + value.hashCode();
  }

  /** As PromQL writes it. */
  @Override
  public String toString() {
    return (Names.isLabel(name) ? name : Names.quote(name)) + type.symbol() + Names.quote(value);
  }
}
