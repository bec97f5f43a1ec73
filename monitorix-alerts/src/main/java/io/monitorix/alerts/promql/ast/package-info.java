/**
 * PromQL expressions as trees of records. {@link io.monitorix.alerts.promql.ast.Expr} is the entry
 * type; its {@code toString} gives PromQL again.
 */
@NullMarked
package io.monitorix.alerts.promql.ast;

import org.jspecify.annotations.NullMarked;
