package io.monitorix.alerts.promql.ast;

/**
 * An expression. All of them are immutable; {@code toString} gives PromQL that means the same.
 * Positions take part in {@code equals}: compare the texts where they should not.
 */
public sealed interface Expr
    permits NumberLiteral,
        StringLiteral,
        VectorSelector,
        MatrixSelector,
        Subquery,
        Call,
        Unary,
        Binary,
        Aggregation,
        Paren {

  /** Where it stands. */
  Span span();

  /** What it gives. */
  ValueType type();
}
