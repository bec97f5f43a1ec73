package io.monitorix.alerts.promql.ast;

import org.jspecify.annotations.Nullable;

/** What folds many elements of a vector into fewer. */
public enum AggregationOperator {
  SUM,
  AVG,
  COUNT,
  MIN,
  MAX,
  GROUP,
  STDDEV,
  STDVAR,
  TOPK(ValueType.SCALAR),
  BOTTOMK(ValueType.SCALAR),
  QUANTILE(ValueType.SCALAR),
  COUNT_VALUES(ValueType.STRING),
  LIMITK(ValueType.SCALAR),
  LIMIT_RATIO(ValueType.SCALAR);

  private final @Nullable ValueType parameter;

  AggregationOperator() {
    this(null);
  }

  AggregationOperator(@Nullable ValueType parameter) {
    this.parameter = parameter;
  }

  /** As PromQL writes it. */
  public String symbol() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** What the parameter before the vector has to be; null where there is none. */
  public @Nullable ValueType parameter() {
    return parameter;
  }

  /** Whether it picks elements, with all their labels, rather than makes new ones. */
  public boolean picks() {
    return this == TOPK || this == BOTTOMK || this == LIMITK || this == LIMIT_RATIO;
  }
}
