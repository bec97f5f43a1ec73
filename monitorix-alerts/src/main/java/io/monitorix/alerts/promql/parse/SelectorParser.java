package io.monitorix.alerts.promql.parse;

import com.google.re2j.PatternSyntaxException;
import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.promql.ast.Modifiers;
import io.monitorix.alerts.promql.ast.Span;
import io.monitorix.alerts.promql.ast.VectorSelector;
import java.util.ArrayList;
import java.util.List;

/** Reads selectors without what may follow them, and lists of labels. */
final class SelectorParser {

  private static final String NAME = "__name__";
  private static final String MATCHING = "label matching";
  private static final String GROUPING = "grouping opts";

  private final Tokens tokens;

  SelectorParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /** A name, braces, or both. */
  VectorSelector selector() {
    Token first = tokens.peek();
    String name = "";
    Span span = first.span();
    if (!first.is(TokenKind.LEFT_BRACE)) {
      name = tokens.take().text();
    }
    List<LabelMatcher> matchers = new ArrayList<>();
    if (tokens.takeIf(TokenKind.LEFT_BRACE)) {
      while (!tokens.nextIs(TokenKind.RIGHT_BRACE)) {
        name = matcher(name, matchers);
        if (!tokens.takeIf(TokenKind.COMMA) && !tokens.nextIs(TokenKind.RIGHT_BRACE)) {
          throw unexpectedBetween();
        }
      }
      span = span.to(tokens.take().span());
    }
    if (!name.isEmpty()) {
      for (LabelMatcher matcher : matchers) {
        if (matcher.name().equals(NAME)) {
          throw nameTwice(span, name, matcher.value());
        }
      }
      matchers.add(LabelMatcher.equal(NAME, name));
    }
    return new VectorSelector(name, matchers, Modifiers.NONE, span);
  }

  /** {@code (a, b)}: labels in parentheses. */
  List<String> labels() {
    tokens.require(TokenKind.LEFT_PAREN, GROUPING, "\"(\"");
    List<String> labels = new ArrayList<>();
    while (!tokens.nextIs(TokenKind.RIGHT_PAREN)) {
      labels.add(label());
      if (!tokens.takeIf(TokenKind.COMMA) && !tokens.nextIs(TokenKind.RIGHT_PAREN)) {
        throw tokens.unexpected(GROUPING, "\",\" or \")\"");
      }
    }
    tokens.take();
    return labels;
  }

  private String label() {
    Token token = tokens.peek();
    boolean quoted = token.is(TokenKind.STRING);
    String label = quoted ? tokens.text(token) : token.text();
    boolean word = !token.is(TokenKind.NUMBER) && Names.isLabel(label);
    if (quoted ? !Names.isValid(label) : !word) {
      throw tokens.unexpected(GROUPING, "label");
    }
    tokens.take();
    return label;
  }

  /** Reads a matcher into the list, or a quoted name, which is given back. */
  private String matcher(String name, List<LabelMatcher> matchers) {
    Token first = tokens.peek();
    boolean quoted = first.is(TokenKind.STRING);
    if (!quoted && !first.is(TokenKind.IDENTIFIER)) {
      throw tokens.unexpected(MATCHING, "identifier or \"}\"");
    }
    tokens.take();
    String label = quoted ? tokens.text(first) : first.text();
    if (!tokens.nextIs(TokenKind.EQUAL) && !tokens.nextIs(TokenKind.MATCH)) {
      boolean ends = tokens.nextIs(TokenKind.COMMA) || tokens.nextIs(TokenKind.RIGHT_BRACE);
      if (!quoted || !ends) {
        throw tokens.unexpected(MATCHING, "label matching operator");
      }
      return metric(first.span(), name, label);
    }
    if (!Names.isValid(label)) {
      throw tokens.error(first.span(), "invalid label name " + Quoted.text(label));
    }
    LabelMatcher.Type type = type(tokens.take().text());
    Token value = tokens.require(TokenKind.STRING, MATCHING, "string");
    try {
      matchers.add(LabelMatcher.of(label, type, tokens.text(value)));
    } catch (PatternSyntaxException e) {
      throw tokens.error(value.span(), String.valueOf(e.getMessage()));
    }
    return name;
  }

  private String metric(Span span, String before, String name) {
    if (!before.isEmpty()) {
      throw nameTwice(span, before, name);
    }
    if (!Names.isValid(name)) {
      throw tokens.error(span, "invalid metric name " + Quoted.text(name));
    }
    return name;
  }

  private RuntimeException nameTwice(Span span, String name, String other) {
    return tokens.error(
        span,
        "metric name must not be set twice: " + Quoted.text(name) + " or " + Quoted.text(other));
  }

  private RuntimeException unexpectedBetween() {
    Token token = tokens.peek();
    if (token.is(TokenKind.IDENTIFIER) && token.text().equalsIgnoreCase("or")) {
      return tokens.error(
          token.span(),
          "\"or\" between label matchers is not supported:"
              + " put it between two selectors, or use a regular expression");
    }
    return tokens.unexpected(MATCHING, "\",\" or \"}\"");
  }

  private static LabelMatcher.Type type(String symbol) {
    return switch (symbol) {
      case "=" -> LabelMatcher.Type.EQUAL;
      case "!=" -> LabelMatcher.Type.NOT_EQUAL;
      case "=~" -> LabelMatcher.Type.REGEX;
      default -> LabelMatcher.Type.NOT_REGEX;
    };
  }
}
