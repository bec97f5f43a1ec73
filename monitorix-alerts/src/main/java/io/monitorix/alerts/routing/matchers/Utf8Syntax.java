package io.monitorix.alerts.routing.matchers;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.template.format.Quotes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The syntax since 0.27: names and values are any text, in quotes where they hold spaces or signs.
 */
final class Utf8Syntax {

  private final String text;
  private int at;

  private Utf8Syntax(String text) {
    this.text = text;
  }

  /** Empty if it is not of this syntax. */
  static Optional<List<LabelMatcher>> parse(String text) {
    return new Utf8Syntax(text).matchers();
  }

  private Optional<List<LabelMatcher>> matchers() {
    List<LabelMatcher> matchers = new ArrayList<>();
    boolean braces = next("{");
    while (!atEnd() && !(braces && text.startsWith("}", at))) {
      Optional<LabelMatcher> matcher = matcher();
      if (matcher.isEmpty()) {
        return Optional.empty();
      }
      matchers.add(matcher.get());
      if (!next(",")) {
        break;
      }
    }
    boolean closed = !braces || next("}");
    return closed && atEnd() ? Optional.of(matchers) : Optional.empty();
  }

  private Optional<LabelMatcher> matcher() {
    Optional<String> name = word().filter(Names::isValid);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    for (LabelMatcher.Type type : Operators.LONGEST_FIRST) {
      if (next(type.symbol())) {
        return word().map(value -> Operators.matcher(name.get(), type, value));
      }
    }
    return Optional.empty();
  }

  private Optional<String> word() {
    skipSpace();
    int from = at;
    if (text.startsWith("\"", at)) {
      at++;
      while (at < text.length() && text.charAt(at) != '"') {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
      if (at >= text.length()) {
        return Optional.empty();
      }
      at++;
      return Quotes.unquote(text.substring(from, at));
    }
    while (at < text.length() && !Matchers.isReserved(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at == from ? Optional.empty() : Optional.of(text.substring(from, at));
  }

  private boolean atEnd() {
    skipSpace();
    return at >= text.length();
  }

  private boolean next(String token) {
    skipSpace();
    if (text.startsWith(token, at)) {
      at += token.length();
      return true;
    }
    return false;
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
