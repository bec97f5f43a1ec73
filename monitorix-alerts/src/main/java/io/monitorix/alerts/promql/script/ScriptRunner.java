package io.monitorix.alerts.promql.script;

import io.monitorix.alerts.promql.Engine;
import io.monitorix.alerts.promql.EngineOptions;
import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.error.QueryException;
import io.monitorix.alerts.promql.script.Expectations.Expected;
import io.monitorix.alerts.promql.value.QueryResult;
import io.monitorix.alerts.promql.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs scripts, each on samples of its own. What an instant query gives is asked a second time as a
 * range query from a minute before to a minute after, whose middle has to be the same: but not
 * where the order counts, which ranges do not keep, where a string or a range vector is expected,
 * and where the query speaks of its own start, end, range or step. Thread-safe.
 */
public final class ScriptRunner {

  private static final long AROUND_MILLIS = 60_000;

  private final EngineOptions options;

  /** A runner with the limits that Prometheus has. */
  public ScriptRunner() {
    this(EngineOptions.DEFAULTS);
  }

  /** A runner with limits of its own. */
  public ScriptRunner(EngineOptions options) {
    this.options = options;
  }

  /** Runs all of a script; a query that fails does not keep it from the next. */
  public ScriptReport run(TestScript script) {
    MemorySeries series = new MemorySeries();
    Engine engine = new Engine(series, options);
    List<ScriptFailure> failures = new ArrayList<>();
    int passed = 0;
    for (Step step : script.steps()) {
      if (step instanceof Step.Clear) {
        series.clear();
      } else if (step instanceof Step.Load load) {
        series.load(load);
      } else {
        Step.Eval eval = (Step.Eval) step;
        Optional<ScriptFailure> failure = failure(script.name(), eval, engine);
        failure.ifPresent(failures::add);
        passed += failure.isPresent() ? 0 : 1;
      }
    }
    return new ScriptReport(passed, failures);
  }

  private static Optional<ScriptFailure> failure(String file, Step.Eval eval, Engine engine) {
    Optional<Mismatch> mismatch = asWritten(eval, engine);
    boolean asRange = mismatch.isEmpty();
    return mismatch
        .or(() -> aroundTheInstant(eval, engine))
        .map(
            found ->
                new ScriptFailure(
                    file, eval.line(), eval.query(), asRange, found.expected(), found.got()));
  }

  private static Optional<Mismatch> asWritten(Step.Eval eval, Engine engine) {
    Expectations expectations = eval.expectations();
    TextCheck fail = expectations.fail();
    QueryResult result;
    try {
      Expr expr = PromQl.parse(eval.query());
      if (eval.when() instanceof Step.When.Over over) {
        result =
            engine.range(
                expr,
                Instant.ofEpochMilli(over.start()),
                Instant.ofEpochMilli(over.end()),
                Duration.ofMillis(over.step()));
      } else {
        long time = ((Step.When.At) eval.when()).time();
        result = engine.instant(expr, Instant.ofEpochMilli(time));
      }
    } catch (QueryException e) {
      return failed(expectations, eval.when(), fail, e);
    }
    if (fail != null) {
      return Optional.of(new Mismatch("error: " + fail, ValueText.of(result.value())));
    }
    return Comparison.annotations(expectations, result.annotations())
        .or(() -> Comparison.values(expectations, eval.when(), result.value()));
  }

  private static Optional<Mismatch> failed(
      Expectations expectations, Step.When when, @Nullable TextCheck fail, QueryException e) {
    String message = String.valueOf(e.getMessage());
    if (fail != null && fail.accepts(message)) {
      return Optional.empty();
    }
    String expected = fail == null ? ValueText.of(expectations.result(), when) : "error: " + fail;
    return Optional.of(new Mismatch(expected, "error: " + message));
  }

  private static Optional<Mismatch> aroundTheInstant(Step.Eval eval, Engine engine) {
    Expectations expectations = eval.expectations();
    boolean comparable =
        expectations.result() instanceof Expected.Rows
            || expectations.result() instanceof Expected.OneNumber;
    if (!(eval.when() instanceof Step.When.At at)
        || expectations.fail() != null
        || expectations.ordered()
        || !comparable) {
      return Optional.empty();
    }
    Expr expr = PromQl.parse(eval.query());
    if (OwnTimes.areAskedBy(expr)) {
      return Optional.empty();
    }
    try {
      Value.Matrix matrix =
          (Value.Matrix)
              engine
                  .range(
                      expr,
                      Instant.ofEpochMilli(at.time() - AROUND_MILLIS),
                      Instant.ofEpochMilli(at.time() + AROUND_MILLIS),
                      Duration.ofMillis(AROUND_MILLIS))
                  .value();
      boolean scalar = expectations.result() instanceof Expected.OneNumber;
      return Comparison.values(expectations, at, middle(matrix, at.time(), scalar));
    } catch (QueryException e) {
      return failed(expectations, at, null, e);
    }
  }

  private static Value middle(Value.Matrix matrix, long time, boolean scalar) {
    List<Value.Element> elements = new ArrayList<>();
    for (Value.Row row : matrix.rows()) {
      for (int i = 0; i < row.size(); i++) {
        if (row.times()[i] == time) {
          elements.add(new Value.Element(row.labels(), time, row.values()[i]));
        }
      }
    }
    return scalar && elements.size() == 1
        ? new Value.Scalar(time, elements.get(0).value())
        : new Value.Vector(elements);
  }
}
