package io.monitorix.alerts.promql.ast;

import org.jspecify.annotations.Nullable;

/**
 * What follows a selector or a subquery.
 *
 * @param offset how far back it looks, negative for ahead; null without one
 * @param at null without one
 */
public record Modifiers(@Nullable DurationExpr offset, @Nullable At at) {

  /** None. */
  public static final Modifiers NONE = new Modifiers(null, null);
}
