package io.monitorix.alerts.promql;

import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.value.QueryResult;
import io.monitorix.alerts.storage.SeriesSource;
import java.time.Duration;
import java.time.Instant;

/**
 * Answers queries from a source of series, with the semantics of Prometheus 3: see docs/promql.md.
 * Thread-safe.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Engine {

  private final SeriesSource source;
  private final EngineOptions options;

  /** An engine with Prometheus's limits. */
  public Engine(SeriesSource source) {
    this(source, EngineOptions.DEFAULTS);
  }

  /** An engine with limits of its own. */
  public Engine(SeriesSource source, EngineOptions options) {
    this.source = source;
    this.options = options;
  }

  /**
   * Evaluates at one time.
   *
   * @throws io.monitorix.alerts.promql.error.QueryException if it cannot be answered
   */
  public QueryResult instant(Expr expr, Instant time) {
    return answer(Query.instant(expr, time), new Cancellation());
  }

  /**
   * Evaluates at every step from start to end; the value is a matrix.
   *
   * @throws io.monitorix.alerts.promql.error.QueryException if it cannot be answered
   */
  public QueryResult range(Expr expr, Instant start, Instant end, Duration step) {
    return answer(Query.range(expr, start, end, step), new Cancellation());
  }

  /**
   * Evaluates on this thread, once it is its turn.
   *
   * @param cancellation ends it from another thread
   * @throws io.monitorix.alerts.promql.error.QueryException if it cannot be answered
   */
  public QueryResult answer(Query query, Cancellation cancellation) {
    throw new UnsupportedOperationException(source + " " + options);
  }
}
