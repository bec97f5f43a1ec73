package io.monitorix.alerts.promql.parse;

import io.monitorix.alerts.promql.ast.At;
import io.monitorix.alerts.promql.ast.DurationExpr;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.FloatText;
import io.monitorix.alerts.promql.ast.MatrixSelector;
import io.monitorix.alerts.promql.ast.Modifiers;
import io.monitorix.alerts.promql.ast.Span;
import io.monitorix.alerts.promql.ast.Subquery;
import io.monitorix.alerts.promql.ast.VectorSelector;
import org.jspecify.annotations.Nullable;

/** Reads what follows an operand: ranges, subqueries, {@code offset} and {@code @}. */
final class ModifierParser {

  private static final String RANGE = "subquery or range selector";
  private static final String SUBQUERY = "subquery selector";

  private final Tokens tokens;
  private final DurationParser durations;

  ModifierParser(Tokens tokens, DurationParser durations) {
    this.tokens = tokens;
    this.durations = durations;
  }

  /** The operand with all that follows it. */
  Expr read(Expr operand) {
    Expr expr = operand;
    while (true) {
      Token token = tokens.peek();
      switch (token.kind()) {
        case LEFT_BRACKET -> expr = range(expr);
        case OFFSET -> expr = offset(expr);
        case AT -> expr = at(expr);
        case ANCHORED, SMOOTHED ->
            throw tokens.error(
                token.span(),
                token.text() + " modifier is experimental in Prometheus and not supported here");
        default -> {
          return expr;
        }
      }
    }
  }

  private Expr range(Expr expr) {
    Token open = tokens.take();
    DurationExpr range = durations.positive(RANGE);
    if (tokens.takeIf(TokenKind.COLON)) {
      DurationExpr step =
          tokens.nextIs(TokenKind.RIGHT_BRACKET) ? null : durations.positive(SUBQUERY);
      Token close = tokens.require(TokenKind.RIGHT_BRACKET, SUBQUERY, "\"]\"");
      return subquery(expr, range, step, close);
    }
    Token close = tokens.require(TokenKind.RIGHT_BRACKET, RANGE, "\":\" or \"]\"");
    Span brackets = open.span().to(close.span());
    if (!(expr instanceof VectorSelector selector)) {
      throw tokens.error(brackets, "ranges only allowed for vector selectors");
    }
    if (selector.modifiers().offset() != null) {
      throw tokens.error(brackets, "no offset modifiers allowed before range");
    }
    if (selector.modifiers().at() != null) {
      throw tokens.error(brackets, "no @ modifiers allowed before range");
    }
    return new MatrixSelector(selector, range, selector.span().to(close.span()));
  }

  private Expr subquery(Expr expr, DurationExpr range, @Nullable DurationExpr step, Token close) {
    Span span = expr.span().to(close.span());
    if (expr instanceof Subquery || expr instanceof MatrixSelector) {
      throw tokens.error(span, TypeChecker.subqueryOf(expr.type()));
    }
    return new Subquery(expr, range, step, Modifiers.NONE, span);
  }

  private Expr offset(Expr expr) {
    tokens.take();
    DurationExpr offset = durations.offset();
    Modifiers before = modifiers(expr, "offset modifier");
    if (before.offset() != null) {
      throw tokens.error(expr.span(), "offset may not be set multiple times");
    }
    boolean none = offset instanceof DurationExpr.Literal literal && literal.millis() == 0;
    return with(expr, new Modifiers(none ? null : offset, before.at()));
  }

  private Expr at(Expr expr) {
    Token symbol = tokens.take();
    At at;
    if (tokens.nextIs(TokenKind.START_CALL) || tokens.nextIs(TokenKind.END_CALL)) {
      at = tokens.take().is(TokenKind.START_CALL) ? new At.Start() : new At.End();
      tokens.require(TokenKind.LEFT_PAREN, "@", "timestamp");
      tokens.require(TokenKind.RIGHT_PAREN, "@", "timestamp");
    } else {
      double seconds = durations.signedNumber("@", "timestamp");
      if (!(Math.abs(seconds) < Long.MAX_VALUE / 1000.0)) {
        throw tokens.error(
            symbol.span().to(tokens.previous().span()),
            "timestamp out of bounds for @ modifier: " + FloatText.plain(seconds));
      }
      at = new At.Time(Math.round(seconds * 1000));
    }
    Modifiers before = modifiers(expr, "@ modifier");
    if (before.at() != null) {
      throw tokens.error(expr.span(), "@ <timestamp> may not be set multiple times");
    }
    return with(expr, new Modifiers(before.offset(), at));
  }

  private Modifiers modifiers(Expr expr, String which) {
    if (expr instanceof VectorSelector selector) {
      return selector.modifiers();
    }
    if (expr instanceof MatrixSelector matrix) {
      return matrix.vector().modifiers();
    }
    if (expr instanceof Subquery subquery) {
      return subquery.modifiers();
    }
    throw tokens.error(
        expr.span(),
        which
            + " must be preceded by an instant vector selector or range vector selector"
            + " or a subquery");
  }

  private Expr with(Expr expr, Modifiers modifiers) {
    Span span = expr.span().to(tokens.previous().span());
    if (expr instanceof VectorSelector selector) {
      return new VectorSelector(selector.name(), selector.matchers(), modifiers, span);
    }
    if (expr instanceof MatrixSelector matrix) {
      VectorSelector vector = matrix.vector();
      return new MatrixSelector(
          new VectorSelector(vector.name(), vector.matchers(), modifiers, vector.span()),
          matrix.range(),
          span);
    }
    Subquery subquery = (Subquery) expr;
    return new Subquery(subquery.inner(), subquery.range(), subquery.step(), modifiers, span);
  }
}
