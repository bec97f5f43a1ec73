package io.monitorix.alerts.promql.parse;

import io.monitorix.alerts.promql.ast.Span;
import io.monitorix.alerts.promql.error.ParseException;
import java.util.List;
import java.util.function.Supplier;

/** The tokens of a query that are still to be read. */
final class Tokens {

  /** How deep expressions may be nested: far from the end of the stack of any thread. */
  static final int DEEPEST = 100;

  /** How high their tree may be; a chain of operators is a high tree without being nested. */
  static final int HIGHEST = 250;

  private final String query;
  private final List<Token> tokens;
  private int at;
  private int depth;
  private String context = "";

  Tokens(String query) {
    this.query = query;
    this.tokens = Lexer.tokens(query);
  }

  /**
   * The next one, which stays.
   *
   * @throws ParseException if the text cannot be cut into tokens there
   */
  Token peek() {
    Token token = tokens.get(at);
    if (token.is(TokenKind.ERROR)) {
      throw error(token.span(), token.text());
    }
    return token;
  }

  /** Whether the next one is of that kind. */
  boolean nextIs(TokenKind kind) {
    return peek().is(kind);
  }

  /** Whether the one after the next is of that kind. */
  boolean secondIs(TokenKind kind) {
    return at + 1 < tokens.size() && tokens.get(at + 1).is(kind);
  }

  /** Takes the next one. */
  Token take() {
    Token token = peek();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  /** The one that was taken last. */
  Token previous() {
    return tokens.get(at - 1);
  }

  /** Takes the next one if it is of that kind. */
  boolean takeIf(TokenKind kind) {
    if (nextIs(kind)) {
      take();
      return true;
    }
    return false;
  }

  /** Takes the next one, which has to be of that kind, within what surrounds it. */
  Token require(TokenKind kind) {
    if (!nextIs(kind)) {
      throw unexpected();
    }
    return take();
  }

  /** Takes the next one, which has to be of that kind. */
  Token require(TokenKind kind, String where, String expected) {
    if (!nextIs(kind)) {
      throw unexpected(where, expected);
    }
    return take();
  }

  /** Reads something that surrounds others; errors in it say so where they know nothing better. */
  <T> T within(String surrounding, Supplier<T> read) {
    String before = context;
    context = surrounding;
    T result = read.get();
    context = before;
    return result;
  }

  /** Reads something that may hold itself again. */
  <T> T nested(Supplier<T> read) {
    if (++depth > DEEPEST) {
      throw error(peek().span(), "expression is nested more than " + DEEPEST + " deep");
    }
    T result = read.get();
    depth--;
    return result;
  }

  /** That the next one does not belong here. */
  ParseException unexpected() {
    return unexpected(context, "");
  }

  /** That the next one does not belong here. */
  ParseException unexpected(String where, String expected) {
    Token token = peek();
    return error(
        token.span(),
        "unexpected "
            + token.described()
            + (where.isEmpty() ? "" : " in " + where)
            + (expected.isEmpty() ? "" : ", expected " + expected));
  }

  ParseException error(Span span, String reason) {
    return new ParseException(query, span.start(), span.end(), reason);
  }

  /** What a string literal stands for. */
  String text(Token string) {
    return StringText.value(query, string.span().start(), string.span().end());
  }
}
