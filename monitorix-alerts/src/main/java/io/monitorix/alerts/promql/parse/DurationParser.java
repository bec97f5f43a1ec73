package io.monitorix.alerts.promql.parse;

import io.monitorix.alerts.promql.ast.DurationExpr;
import io.monitorix.alerts.promql.ast.DurationOperator;
import io.monitorix.alerts.promql.ast.Span;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads durations in brackets and behind {@code offset}, and numbers wherever they stand. */
final class DurationParser {

  private static final String EXPECTED = "number, duration, step(), or range()";

  /** Prometheus counts in nanoseconds. */
  private static final double LONGEST_SECONDS = Long.MAX_VALUE / 1e9;

  private static final int ANY = 1;
  private static final int MULTIPLICATIVE = 2;
  private static final int POWER = 3;

  private final Tokens tokens;
  private int parts;

  DurationParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /** A number or a duration in seconds. */
  double number() {
    Token token = tokens.take();
    if (token.is(TokenKind.DURATION)) {
      return NumberText.duration(token.text())
              .orElseThrow(() -> tokens.error(token.span(), "duration out of range"))
          / 1000.0;
    }
    try {
      return NumberText.number(token.text());
    } catch (NumberFormatException e) {
      throw tokens.error(
          token.span(),
          "error parsing number " + Quoted.text(token.text()) + ": " + e.getMessage());
    }
  }

  /** A number that may have a sign. */
  double signedNumber(String where, String expected) {
    Token sign = tokens.peek();
    boolean negative = sign.isOperator("-");
    if (negative || sign.isOperator("+")) {
      tokens.take();
    }
    if (!tokens.nextIs(TokenKind.NUMBER) && !tokens.nextIs(TokenKind.DURATION)) {
      throw tokens.unexpected(where, expected);
    }
    double value = number();
    return negative ? -value : value;
  }

  /** A range or a step: all up to the end of the bracket or the colon. */
  DurationExpr positive(String where) {
    parts = 0;
    DurationExpr duration = whole(expression(ANY, where));
    if (duration instanceof DurationExpr.Literal literal && literal.millis() <= 0) {
      throw tokens.error(duration.span(), "duration must be greater than 0");
    }
    return duration;
  }

  /** An offset: without parentheses it ends before an operator. */
  DurationExpr offset() {
    parts = 0;
    return whole(signed("offset", () -> operand("offset")));
  }

  private DurationExpr expression(int weakest, String where) {
    return tokens.nested(
        () -> {
          DurationExpr left = signed(where, () -> expression(POWER, where));
          Optional<DurationOperator> op = operator();
          while (op.isPresent() && precedence(op.get()) >= weakest) {
            tokens.take();
            int precedence = precedence(op.get());
            DurationExpr right = expression(precedence == POWER ? POWER : precedence + 1, where);
            left =
                counted(
                    new DurationExpr.Arithmetic(
                        op.get(), left, right, left.span().to(right.span())));
            op = operator();
          }
          return left;
        });
  }

  private DurationExpr signed(String where, Supplier<DurationExpr> afterSign) {
    Token sign = tokens.peek();
    boolean negative = sign.isOperator("-");
    if (!negative && !sign.isOperator("+")) {
      return operand(where);
    }
    tokens.take();
    DurationExpr operand = afterSign.get();
    Span span = sign.span().to(operand.span());
    if (operand instanceof DurationExpr.Literal literal) {
      double seconds = negative ? -literal.seconds() : literal.seconds();
      return new DurationExpr.Literal(seconds, literal.duration(), span);
    }
    return negative ? counted(new DurationExpr.Negative(operand, span)) : operand;
  }

  private DurationExpr operand(String where) {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case NUMBER, DURATION -> literal(token);
      case LEFT_PAREN -> paren(where);
      case STEP -> counted(new DurationExpr.Step(emptyCall(where)));
      case RANGE -> counted(new DurationExpr.Range(emptyCall(where)));
      case MIN_OF, MAX_OF -> extreme(where);
      default -> throw tokens.unexpected(where, EXPECTED);
    };
  }

  private DurationExpr literal(Token token) {
    double seconds = number();
    if (!(Math.abs(seconds) <= LONGEST_SECONDS)) {
      throw tokens.error(token.span(), "duration out of range");
    }
    return counted(new DurationExpr.Literal(seconds, token.is(TokenKind.DURATION), token.span()));
  }

  /** Parentheses around what needs none are not kept. */
  private DurationExpr paren(String where) {
    Token open = tokens.take();
    DurationExpr inner = expression(ANY, where);
    Token close = tokens.require(TokenKind.RIGHT_PAREN, where, "\")\"");
    boolean plain = inner instanceof DurationExpr.Literal || inner instanceof DurationExpr.Paren;
    return plain ? inner : new DurationExpr.Paren(inner, open.span().to(close.span()));
  }

  private Span emptyCall(String where) {
    Token name = tokens.take();
    tokens.require(TokenKind.LEFT_PAREN, where, "\"(\"");
    return name.span().to(tokens.require(TokenKind.RIGHT_PAREN, where, "\")\"").span());
  }

  private DurationExpr extreme(String where) {
    Token name = tokens.take();
    tokens.require(TokenKind.LEFT_PAREN, where, "\"(\"");
    DurationExpr left = expression(ANY, where);
    tokens.require(TokenKind.COMMA, where, "\",\"");
    DurationExpr right = expression(ANY, where);
    Token end = tokens.require(TokenKind.RIGHT_PAREN, where, "\")\"");
    return counted(
        new DurationExpr.Extreme(
            name.is(TokenKind.MAX_OF), left, right, name.span().to(end.span())));
  }

  /** A literal that is all there is counts as a duration, and to the millisecond. */
  private static DurationExpr whole(DurationExpr duration) {
    return duration instanceof DurationExpr.Literal literal
        ? new DurationExpr.Literal(literal.millis() / 1000.0, true, literal.span())
        : duration;
  }

  /** Bounds how high the tree can be. */
  private DurationExpr counted(DurationExpr duration) {
    if (++parts > Tokens.DEEPEST) {
      throw tokens.error(
          duration.span(), "duration expression has more than " + Tokens.DEEPEST + " parts");
    }
    return duration;
  }

  private Optional<DurationOperator> operator() {
    Token token = tokens.peek();
    return Stream.of(DurationOperator.values())
        .filter(each -> token.isOperator(each.symbol()))
        .findFirst();
  }

  private static int precedence(DurationOperator op) {
    return switch (op) {
      case ADD, SUB -> ANY;
      case MUL, DIV, MOD -> MULTIPLICATIVE;
      case POW -> POWER;
    };
  }
}
