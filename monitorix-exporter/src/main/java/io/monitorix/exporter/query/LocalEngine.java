package io.monitorix.exporter.query;

import io.monitorix.alerts.promql.Engine;
import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.error.QueryException;
import io.monitorix.alerts.promql.value.QueryResult;
import io.monitorix.alerts.remote.query.Answer;
import io.monitorix.alerts.remote.query.Queried;
import io.monitorix.alerts.remote.query.QueryFailedException;
import io.monitorix.alerts.storage.SeriesSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Answers in this process, from series in memory. */
public final class LocalEngine implements Queried {

  private final Engine engine;

  public LocalEngine(SeriesSource series) {
    this.engine = new Engine(series);
  }

  @Override
  public Answer instant(String query, Instant time) {
    return answer(query, expr -> engine.instant(expr, time));
  }

  @Override
  public Answer range(String query, Instant start, Instant end, Duration step) {
    return answer(query, expr -> engine.range(expr, start, end, step));
  }

  private static Answer answer(String query, Function<Expr, QueryResult> asking) {
    try {
      QueryResult result = asking.apply(PromQl.parse(query));
      return new Answer(result.value(), result.annotations());
    } catch (QueryException e) {
      throw new QueryFailedException(String.valueOf(e.getMessage()), e);
    }
  }
}
