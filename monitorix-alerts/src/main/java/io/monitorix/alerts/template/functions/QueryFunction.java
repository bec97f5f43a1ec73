package io.monitorix.alerts.template.functions;

import io.monitorix.alerts.promql.error.QueryException;
import io.monitorix.alerts.promql.value.Value;
import java.time.Instant;

/** Answers the queries of templates. */
@FunctionalInterface
public interface QueryFunction {

  /**
   * Evaluates at one time.
   *
   * @throws QueryException if it cannot be answered; the message becomes part of the template's
   */
  Value.Vector query(String query, Instant time);
}
