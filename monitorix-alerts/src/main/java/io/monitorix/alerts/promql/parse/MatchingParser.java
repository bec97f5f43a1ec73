package io.monitorix.alerts.promql.parse;

import io.monitorix.alerts.promql.ast.BinaryOperator;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.Matching;
import io.monitorix.alerts.promql.ast.Matching.Cardinality;
import io.monitorix.alerts.promql.ast.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands between a binary operator and its right side. */
final class MatchingParser {

  private final Tokens tokens;
  private final SelectorParser selectors;
  private final DurationParser durations;
  private boolean bool;
  private boolean on;
  private List<String> labels = List.of();
  private Cardinality cardinality = Cardinality.ONE_TO_ONE;
  private List<String> include = List.of();
  private @Nullable Double fillLeft;
  private @Nullable Double fillRight;

  MatchingParser(Tokens tokens, SelectorParser selectors, DurationParser durations) {
    this.tokens = tokens;
    this.selectors = selectors;
    this.durations = durations;
  }

  void read() {
    bool = tokens.takeIf(TokenKind.BOOL);
    if (tokens.nextIs(TokenKind.ON) || tokens.nextIs(TokenKind.IGNORING)) {
      on = tokens.take().is(TokenKind.ON);
      labels = selectors.labels();
      if (tokens.nextIs(TokenKind.GROUP_LEFT) || tokens.nextIs(TokenKind.GROUP_RIGHT)) {
        boolean left = tokens.take().is(TokenKind.GROUP_LEFT);
        cardinality = left ? Cardinality.MANY_TO_ONE : Cardinality.ONE_TO_MANY;
        include = tokens.nextIs(TokenKind.LEFT_PAREN) ? selectors.labels() : List.of();
      }
    }
    fills();
  }

  /** Whether {@code bool} was there. */
  boolean bool() {
    return bool;
  }

  /**
   * What was read; null where a side is no vector.
   *
   * @throws io.monitorix.alerts.promql.error.ParseException if it needs vectors, then
   */
  @Nullable Matching between(BinaryOperator op, Expr left, Expr right) {
    if (left.type() != ValueType.VECTOR || right.type() != ValueType.VECTOR) {
      if (!labels.isEmpty() || fillLeft != null || fillRight != null) {
        throw tokens.error(
            left.span().to(right.span()), "vector matching only allowed between instant vectors");
      }
      return null;
    }
    boolean many = op.isSet() && cardinality == Cardinality.ONE_TO_ONE;
    return new Matching(
        many ? Cardinality.MANY_TO_MANY : cardinality, on, labels, include, fillLeft, fillRight);
  }

  private void fills() {
    if (isFill(TokenKind.FILL)) {
      tokens.take();
      fillLeft = fill();
      fillRight = fillLeft;
      return;
    }
    while ((fillLeft == null && isFill(TokenKind.FILL_LEFT))
        || (fillRight == null && isFill(TokenKind.FILL_RIGHT))) {
      if (tokens.take().is(TokenKind.FILL_LEFT)) {
        fillLeft = fill();
      } else {
        fillRight = fill();
      }
    }
  }

  /** Without a parenthesis it is a metric's name. */
  private boolean isFill(TokenKind kind) {
    return tokens.nextIs(kind) && tokens.secondIs(TokenKind.LEFT_PAREN);
  }

  private double fill() {
    tokens.require(TokenKind.LEFT_PAREN);
    double value = durations.signedNumber("fill modifier", "number");
    tokens.require(TokenKind.RIGHT_PAREN, "fill modifier", "\")\"");
    return value;
  }
}
