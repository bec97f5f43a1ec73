/**
 * Evaluates expressions over series, all steps of a query at once. {@link
 * io.monitorix.alerts.promql.eval.Evaluator} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.promql.eval;

import org.jspecify.annotations.NullMarked;
