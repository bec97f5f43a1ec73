package io.monitorix.exporter.web.prometheus;

import io.monitorix.alerts.promql.Cancellation;
import io.monitorix.alerts.promql.Engine;
import io.monitorix.alerts.promql.EngineOptions;
import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.Query;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.ValueType;
import io.monitorix.alerts.promql.error.QueryException;
import io.monitorix.alerts.promql.value.QueryResult;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.storage.SeriesSource;
import io.monitorix.exporter.auth.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** {@code query}, {@code query_range} and what else takes an expression. */
final class Queries implements AutoCloseable {

  private static final int MOST_STEPS = EngineOptions.DEFAULTS.maxSteps();

  private final Engine engine;
  private final SeriesSource series;
  private final RememberedAnswers remembered;
  private final InstantSource clock;
  private final Set<Cancellation> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param engine answers over the series
   * @param remembered answers that were given before
   */
  Queries(Engine engine, SeriesSource series, RememberedAnswers remembered, InstantSource clock) {
    this.remembered = remembered;
    this.engine = engine;
    this.series = series;
    this.clock = clock;
  }

  Answer instant(Parameters parameters) {
    int limit = parameters.limit();
    Instant time = parameters.time("time", clock.instant());
    Duration timeout = parameters.timeout();
    Duration lookback = parameters.lookback();
    Query query = Query.instant(parameters.expression("query"), time);
    return answer(parameters, query.withTimeout(timeout).withLookback(lookback), limit);
  }

  Answer range(Parameters parameters) {
    int limit = parameters.limit();
    Instant start = parameters.time("start");
    Instant end = parameters.time("end");
    if (end.isBefore(start)) {
      throw ApiException.parameter("end", "end timestamp must not be before start time");
    }
    Duration step = parameters.duration("step");
    if (step.isNegative() || step.isZero()) {
      throw ApiException.parameter(
          "step",
          "zero or negative query resolution step widths are not accepted. Try a positive integer");
    }
    if (Duration.between(start, end).toMillis() / step.toMillis() > MOST_STEPS) {
      throw new ApiException(
          ErrorType.BAD_DATA,
          "exceeded maximum resolution of 11,000 points per timeseries."
              + " Try decreasing the query resolution (?step=XX)");
    }
    Duration timeout = parameters.timeout();
    Duration lookback = parameters.lookback();
    Expr expr = parameters.expression("query");
    if (expr.type() != ValueType.SCALAR && expr.type() != ValueType.VECTOR) {
      throw ApiException.parameter(
          "query",
          "invalid expression type \""
              + expr.type().documented()
              + "\" for range query, must be Scalar or instant Vector");
    }
    Query query = Query.range(expr, start, end, step);
    return answer(parameters, query.withTimeout(timeout).withLookback(lookback), limit);
  }

  /** There are none, but what is asked has to make sense. */
  Answer exemplars(Parameters parameters) {
    Instant start = parameters.time("start", ApiTime.EARLIEST);
    Instant end = parameters.time("end", ApiTime.LATEST);
    if (end.isBefore(start)) {
      throw new ApiException(
          ErrorType.BAD_DATA, "end timestamp must not be before start timestamp");
    }
    Expr unused = parameters.expression("query");
    return Answer.of(out -> out.beginArray().endArray());
  }

  Answer format(Parameters parameters) {
    String formatted = PromQl.format(parameters.expression("query"));
    return Answer.of(out -> out.value(formatted));
  }

  Answer parse(Parameters parameters) {
    Expr expr = parameters.expression("query");
    return Answer.of(out -> ExprJson.write(out, expr));
  }

  private Answer answer(Parameters parameters, Query query, int limit) {
    return remembered.answer(parameters, query, limit, () -> evaluated(parameters, query, limit));
  }

  private RememberedAnswers.Made evaluated(Parameters parameters, Query query, int limit) {
    long began = System.nanoTime();
    QueryResult result = evaluate(query, parameters.visibility());
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    Value value = limit > 0 ? ValueJson.limited(result.value(), limit) : result.value();
    List<String> warnings = new ArrayList<>(result.annotations().warnings());
    if (value != result.value()) {
      warnings.add(Answer.TRUNCATED);
    }
    String stats = parameters.text("stats");
    Answer answer =
        new Answer(
            out -> {
              out.beginObject().name("resultType").value(ValueJson.type(value)).name("result");
              ValueJson.write(out, value);
              if (!stats.isEmpty()) {
                out.name("stats");
                Duration waited = took.minus(result.statistics().elapsed());
                StatisticsJson.write(
                    out, result.statistics(), stats.equals("all") ? query : null, waited);
              }
              out.endObject();
            },
            warnings,
            result.annotations().infos());
    return new RememberedAnswers.Made(answer, value);
  }

  private Engine engine(Visibility visibility) {
    return visibility.isAll() ? engine : engine.over(SeenSeries.of(series, visibility));
  }

  private QueryResult evaluate(Query query, Visibility visibility) {
    Cancellation cancellation = new Cancellation();
    running.add(cancellation);
    try {
      if (closed) {
        throw new ApiException(ErrorType.CANCELED, "the server stops");
      }
      return engine(visibility).answer(query, cancellation);
    } catch (QueryException e) {
      throw new ApiException(ErrorType.of(e.errorType()), String.valueOf(e.getMessage()));
    } finally {
      running.remove(cancellation);
    }
  }

  /** Ends the queries that run. */
  @Override
  public void close() {
    closed = true;
    running.forEach(Cancellation::cancel);
  }
}
