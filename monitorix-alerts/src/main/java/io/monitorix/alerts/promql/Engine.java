package io.monitorix.alerts.promql;

import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.error.ExecutionException;
import io.monitorix.alerts.promql.error.QueryCanceledException;
import io.monitorix.alerts.promql.error.QueryException;
import io.monitorix.alerts.promql.error.QueryTimeoutException;
import io.monitorix.alerts.promql.eval.QueryEvaluation;
import io.monitorix.alerts.promql.value.QueryResult;
import io.monitorix.alerts.storage.SeriesSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Answers queries from a source of series, with the semantics of Prometheus 3: see docs/promql.md.
 * Thread-safe.
 */
public final class Engine {

  private final SeriesSource source;
  private final EngineOptions options;
  private final LongSupplier nanoTime;
  private final Semaphore turns;
  private final AtomicLong held;

  /** An engine with Prometheus's limits. */
  public Engine(SeriesSource source) {
    this(source, EngineOptions.DEFAULTS);
  }

  /** An engine with limits of its own. */
  public Engine(SeriesSource source, EngineOptions options) {
    this(source, options, System::nanoTime);
  }

  /**
   * An engine with a clock of its own.
   *
   * @param nanoTime measures timeouts; never goes back
   */
  public Engine(SeriesSource source, EngineOptions options, LongSupplier nanoTime) {
    this(source, options, nanoTime, new Semaphore(options.concurrency(), true), new AtomicLong());
  }

  private Engine(
      SeriesSource source,
      EngineOptions options,
      LongSupplier nanoTime,
      Semaphore turns,
      AtomicLong held) {
    this.source = source;
    this.options = options;
    this.nanoTime = nanoTime;
    this.turns = turns;
    this.held = held;
  }

  /** The same engine over other series: both share their limits, and take turns. */
  public Engine over(SeriesSource other) {
    return new Engine(other, options, nanoTime, turns, held);
  }

  /**
   * Evaluates at one time.
   *
   * @throws QueryException if it cannot be answered
   */
  public QueryResult instant(Expr expr, Instant time) {
    return answer(Query.instant(expr, time), new Cancellation());
  }

  /**
   * Evaluates at every step from start to end; the value is a matrix.
   *
   * @throws QueryException if it cannot be answered
   */
  public QueryResult range(Expr expr, Instant start, Instant end, Duration step) {
    return answer(Query.range(expr, start, end, step), new Cancellation());
  }

  /**
   * Evaluates on this thread, once it is its turn.
   *
   * @param cancellation ends it from another thread
   * @throws QueryException if it cannot be answered
   */
  public QueryResult answer(Query query, Cancellation cancellation) {
    long start = query.start().toEpochMilli();
    long end = query.end().toEpochMilli();
    long step = query.step().toMillis();
    if (step > 0 && (end - start) / step > options.maxSteps()) {
      throw new ExecutionException(
          "exceeded maximum resolution of "
              + String.format(Locale.ROOT, "%,d", options.maxSteps())
              + " points per timeseries. Try decreasing the query resolution (?step=XX)");
    }
    Duration timeout = timeout(query);
    long deadline = nanoTime.getAsLong() + timeout.toNanos();
    await(timeout, cancellation);
    try {
      return new QueryEvaluation(
              new QueryEvaluation.Request(
                  source,
                  query.expr(),
                  start,
                  end,
                  step,
                  lookback(query).toMillis(),
                  options.subqueryStep().toMillis(),
                  options.maxSamples(),
                  held,
                  options.maxSamplesTogether(),
                  nanoTime,
                  deadline,
                  cancellation::isCancelled))
          .evaluate();
    } finally {
      turns.release();
    }
  }

  private Duration timeout(Query query) {
    Duration asked = query.timeout();
    return asked == null || asked.compareTo(options.timeout()) > 0 ? options.timeout() : asked;
  }

  private Duration lookback(Query query) {
    Duration asked = query.lookback();
    return asked == null ? options.lookback() : asked;
  }

  private void await(Duration timeout, Cancellation cancellation) {
    try {
      if (!turns.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new QueryTimeoutException("query timed out in query queue");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QueryCanceledException("query was interrupted in query queue");
    }
    if (cancellation.isCancelled()) {
      turns.release();
      throw new QueryCanceledException("query was canceled in query queue");
    }
  }
}
