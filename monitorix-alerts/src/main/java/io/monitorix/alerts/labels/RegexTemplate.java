package io.monitorix.alerts.labels;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text in which {@code $1}, <code>${1}</code>, {@code $name} and <code>${name}</code> stand for
 * groups of a match, and {@code $$} for a dollar sign, as in Go. A reference to a group that is not
 * there stands for nothing, a dollar sign that begins no reference for itself.
 */
public final class RegexTemplate {

  /** More digits than Go reads as a number. */
  private static final int MAX_DIGITS = 8;

  private final List<Part> parts = new ArrayList<>();
  private final boolean constant;

  /** What a template is made of. */
  private sealed interface Part {
    void append(Matcher match, StringBuilder out);
  }

  private record Text(String text) implements Part {
    @Override
    public void append(Matcher match, StringBuilder out) {
      out.append(text);
    }
  }

  private record Group(int number) implements Part {
    @Override
    public void append(Matcher match, StringBuilder out) {
      String value = match.group(number);
      if (value != null) {
        out.append(value);
      }
    }
  }

  /** Reads a template; references are to groups of the pattern. */
  public RegexTemplate(String template, Pattern pattern) {
    constant = !template.contains("$");
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at++);
      if (c == '$' && at < template.length() && template.charAt(at) == '$') {
        at++;
      } else if (c == '$') {
        Optional<String> name = reference(template, at);
        if (name.isPresent()) {
          parts.add(new Text(text.toString()));
          text.setLength(0);
          int group = group(name.get(), pattern);
          if (group >= 0) {
            parts.add(new Group(group));
          }
          at += name.get().length() + (template.charAt(at) == '{' ? 2 : 0);
          continue;
        }
      }
      text.append(c);
    }
    parts.add(new Text(text.toString()));
  }

  /** Whether it refers to no group. */
  public boolean isConstant() {
    return constant;
  }

  /** The text for a match. */
  public String expand(Matcher match) {
    StringBuilder out = new StringBuilder();
    parts.forEach(part -> part.append(match, out));
    return out.toString();
  }

  /** The name behind a dollar sign, the longest that there is. */
  private static Optional<String> reference(String template, int start) {
    boolean braced = start < template.length() && template.charAt(start) == '{';
    int from = braced ? start + 1 : start;
    int to = from;
    while (to < template.length() && isNameCharacter(template.codePointAt(to))) {
      to += Character.charCount(template.codePointAt(to));
    }
    boolean closed = !braced || (to < template.length() && template.charAt(to) == '}');
    return to > from && closed ? Optional.of(template.substring(from, to)) : Optional.empty();
  }

  private static boolean isNameCharacter(int c) {
    return c == '_' || Character.isLetter(c) || Character.isDigit(c);
  }

  /** The number of a group; -1 where the pattern has none of that name or number. */
  private static int group(String name, Pattern pattern) {
    if (name.matches("0|[1-9][0-9]{0," + (MAX_DIGITS - 1) + "}")) {
      int number = Integer.parseInt(name);
      return number <= pattern.groupCount() ? number : -1;
    }
    return pattern.namedGroups().getOrDefault(name, -1);
  }
}
