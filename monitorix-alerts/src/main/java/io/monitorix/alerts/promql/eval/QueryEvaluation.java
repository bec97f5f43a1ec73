package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.ValueType;
import io.monitorix.alerts.promql.error.ExecutionException;
import io.monitorix.alerts.promql.value.QueryResult;
import io.monitorix.alerts.promql.value.Statistics;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.storage.SeriesSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Evaluates one query, from its expression to its value. */
public final class QueryEvaluation {

  private final Request request;
  private final Ledger ledger;
  private final Notes notes = new Notes();
  private final Run run;

  /**
   * A query and what it may take. Times are in milliseconds since 1970.
   *
   * @param step 0 for an instant query, whose end is its start
   * @param lookback in milliseconds
   * @param subqueryStep in milliseconds
   * @param together counts what all queries hold that share it
   * @param nanoTime a clock that never goes back
   * @param deadline on that clock
   */
  public record Request(
      SeriesSource source,
      Expr expr,
      long start,
      long end,
      long step,
      long lookback,
      long subqueryStep,
      long maxSamples,
      AtomicLong together,
      long maxTogether,
      LongSupplier nanoTime,
      long deadline,
      BooleanSupplier cancelled) {}

  /** Prepares to evaluate; for one thread, once. */
  public QueryEvaluation(Request request) {
    this.request = request;
    ledger =
        new Ledger(
            request.maxSamples(),
            request.together(),
            request.maxTogether(),
            request.nanoTime(),
            request.deadline(),
            request.cancelled());
    run =
        new Run(
            request.source(),
            request.start(),
            request.end(),
            request.lookback(),
            request.subqueryStep(),
            new Durations(request.step(), request.end() - request.start()),
            ledger,
            notes);
  }

  /**
   * Evaluates.
   *
   * @throws io.monitorix.alerts.promql.error.QueryException if it cannot be answered
   */
  public QueryResult evaluate() {
    long began = request.nanoTime().getAsLong();
    try {
      Value value = request.step() == 0 ? instant() : range();
      Duration elapsed = Duration.ofNanos(request.nanoTime().getAsLong() - began);
      return new QueryResult(
          value,
          notes.annotations(),
          new Statistics(
              ledger.series(),
              ledger.samples(),
              ledger.peak(),
              Arrays.stream(ledger.samplesPerStep()).boxed().toList(),
              elapsed));
    } finally {
      ledger.close();
    }
  }

  private Value instant() {
    long time = request.start();
    ledger.steps(1);
    Evaluator evaluator = new Evaluator(run, Steps.single(time), true);
    if (request.expr().type() == ValueType.MATRIX) {
      return matrix(evaluator);
    }
    Result result = evaluator.evaluate(request.expr());
    if (result instanceof Result.Scalars scalars) {
      return new Value.Scalar(time, scalars.values()[0]);
    } else if (result instanceof Result.Text text) {
      return new Value.Text(time, text.text());
    }
    List<Value.Element> elements = new ArrayList<>();
    for (Column column : finished((Result.Vectors) result)) {
      if (column.has(0)) {
        elements.add(new Value.Element(column.labels(), time, column.values()[0]));
      }
    }
    return new Value.Vector(elements);
  }

  /** The samples of a range vector themselves. */
  private Value matrix(Evaluator evaluator) {
    List<Value.Row> rows = new ArrayList<>();
    Expr range = request.expr();
    long millis = evaluator.rangeMillis(range);
    evaluator.windows(
        range,
        "",
        (labels, dropsName, window, shift) -> {
          long until = shift.of(request.start());
          window.move(until - millis, until, request.start());
          int size = window.size();
          if (size == 0) {
            return;
          }
          ledger.touch(0, size);
          ledger.hold(size);
          long[] times = new long[size];
          for (int i = 0; i < size; i++) {
            times[i] = window.time(i);
          }
          rows.add(
              new Value.Row(dropsName ? labels.withoutMetric() : labels, times, window.values()));
        });
    return sorted(rows);
  }

  private Value range() {
    ValueType type = request.expr().type();
    if (type == ValueType.MATRIX || type == ValueType.STRING) {
      throw new ExecutionException(
          "invalid expression type \""
              + type.documented()
              + "\" for range query, must be Scalar or instant Vector");
    }
    long count = (request.end() - request.start()) / request.step() + 1;
    ledger.hold(count);
    ledger.hold(-count);
    Steps steps = new Steps(request.start(), request.step(), Math.toIntExact(count));
    ledger.steps(steps.count());
    Result result = new Evaluator(run, steps, true).evaluate(request.expr());
    List<Column> columns =
        result instanceof Result.Scalars scalars
            ? List.of(new Column(Labels.EMPTY, scalars.values(), false))
            : finished((Result.Vectors) result);
    List<Value.Row> rows = new ArrayList<>(columns.size());
    for (Column column : columns) {
      Value.Row row = row(column, steps);
      if (row.size() > 0) {
        rows.add(row);
      }
    }
    return sorted(rows);
  }

  private static Value.Matrix sorted(List<Value.Row> rows) {
    rows.sort(Comparator.comparing(Value.Row::labels));
    return new Value.Matrix(rows);
  }

  private static Value.Row row(Column column, Steps steps) {
    double[] values = column.values();
    int size = 0;
    for (double value : values) {
      if (!Column.isAbsent(value)) {
        size++;
      }
    }
    long[] times = new long[size];
    double[] present = new double[size];
    int at = 0;
    for (int step = 0; step < values.length; step++) {
      if (!Column.isAbsent(values[step])) {
        times[at] = steps.time(step);
        present[at++] = values[step];
      }
    }
    return new Value.Row(column.labels(), times, present);
  }

  /** The columns with the labels that they have in the end. */
  private static List<Column> finished(Result.Vectors result) {
    List<Column> columns = new ArrayList<>(result.columns().size());
    for (Column column : result.columns()) {
      if (!column.isEmpty()) {
        columns.add(new Column(column.finalLabels(), column.values(), false));
      }
    }
    return Merger.merge(columns);
  }
}
