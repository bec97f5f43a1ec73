package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.ast.Call;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.Function;
import io.monitorix.alerts.promql.ast.ValueType;
import io.monitorix.alerts.promql.ast.VectorSelector;
import io.monitorix.alerts.promql.eval.RangeFunctions.RangeFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Calls of functions. */
final class Calls {

  private final Evaluator evaluator;

  Calls(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  Result evaluate(Call call) {
    Function function = call.function();
    List<Expr> arguments = call.arguments();
    if (function.result() == ValueType.SCALAR) {
      return new Result.Scalars(scalars(call));
    }
    RangeFunction overRange = RangeFunctions.of(function);
    if (overRange != null) {
      return new Result.Vectors(overRange(call, overRange));
    }
    DoubleUnaryOperator ofValue = MathFunctions.of(function);
    if (ofValue != null) {
      return new Result.Vectors(mapped(evaluator.vector(arguments.get(0)), ofValue));
    }
    DoubleUnaryOperator ofTime = DateFunctions.of(function);
    if (ofTime != null) {
      return new Result.Vectors(
          mapped(
              arguments.isEmpty()
                  ? List.of(new Column(Labels.EMPTY, times(), false))
                  : evaluator.vector(arguments.get(0)),
              ofTime));
    }
    return new Result.Vectors(
        switch (function) {
          case VECTOR ->
              List.of(new Column(Labels.EMPTY, evaluator.scalars(arguments.get(0)), false));
          case TIMESTAMP -> timestamps(arguments.get(0));
          case ABSENT -> absent(arguments.get(0));
          case ABSENT_OVER_TIME -> absentOverTime(arguments.get(0));
          case CLAMP, CLAMP_MIN, CLAMP_MAX -> clamped(function, arguments);
          case ROUND -> rounded(arguments);
          case SORT -> Sorting.byValue(evaluator, arguments.get(0), false);
          case SORT_DESC -> Sorting.byValue(evaluator, arguments.get(0), true);
          case SORT_BY_LABEL -> Sorting.byLabels(evaluator, arguments, false);
          case SORT_BY_LABEL_DESC -> Sorting.byLabels(evaluator, arguments, true);
          case LABEL_REPLACE -> LabelFunctions.replace(evaluator, arguments);
          case LABEL_JOIN -> LabelFunctions.join(evaluator, arguments);
          case HISTOGRAM_QUANTILE -> new Histograms(evaluator).quantile(arguments);
          case HISTOGRAM_QUANTILES -> new Histograms(evaluator).quantiles(arguments);
          case HISTOGRAM_FRACTION -> new Histograms(evaluator).fraction(arguments);
          // These ask native histograms alone, which no series here has.
          case HISTOGRAM_AVG,
              HISTOGRAM_COUNT,
              HISTOGRAM_SUM,
              HISTOGRAM_STDDEV,
              HISTOGRAM_STDVAR -> {
            evaluator.vector(arguments.get(0));
            yield List.of();
          }
          case INFO -> new InfoFunction(evaluator).evaluate(arguments);
          default -> throw new IllegalStateException("no evaluation of " + function.symbol());
        });
  }

  private double[] scalars(Call call) {
    List<Expr> arguments = call.arguments();
    Run run = evaluator.run();
    return switch (call.function()) {
      case TIME -> times();
      case PI -> evaluator.constant(Math.PI);
      case START -> evaluator.constant(run.start() / 1000.0);
      case END -> evaluator.constant(run.end() / 1000.0);
      case STEP -> evaluator.constant(run.durations().stepMillis() / 1000.0);
      case RANGE -> evaluator.constant(run.durations().rangeMillis() / 1000.0);
      case MIN_OF, MAX_OF -> {
        double[] left = evaluator.scalars(arguments.get(0));
        double[] right = evaluator.scalars(arguments.get(1));
        double[] results = new double[left.length];
        for (int i = 0; i < results.length; i++) {
          results[i] =
              call.function() == Function.MAX_OF
                  ? Extremes.max(left[i], right[i])
                  : Extremes.min(left[i], right[i]);
        }
        yield results;
      }
      case SCALAR -> scalar(evaluator.vector(arguments.get(0)));
      default -> throw new IllegalStateException("no evaluation of " + call.function().symbol());
    };
  }

  private double[] times() {
    double[] times = new double[evaluator.steps().count()];
    for (int step = 0; step < times.length; step++) {
      times[step] = evaluator.steps().time(step) / 1000.0;
    }
    return times;
  }

  private double[] scalar(List<Column> columns) {
    double[] results = new double[evaluator.steps().count()];
    for (int step = 0; step < results.length; step++) {
      int elements = 0;
      double value = Double.NaN;
      for (Column column : columns) {
        if (column.has(step)) {
          elements++;
          value = column.values()[step];
        }
      }
      results[step] = elements == 1 ? value : Double.NaN;
    }
    return results;
  }

  private static List<Column> mapped(List<Column> columns, DoubleUnaryOperator function) {
    List<Column> results = new ArrayList<>(columns.size());
    for (Column column : columns) {
      results.add(column.with(Evaluator.mapped(column.values(), function)).withoutName());
    }
    return results;
  }

  private List<Column> timestamps(Expr argument) {
    List<Column> results = new ArrayList<>();
    if (Evaluator.bare(argument) instanceof VectorSelector selector) {
      for (Column column : evaluator.selection().newestTimes(selector)) {
        results.add(column.withoutName());
      }
      return results;
    }
    double[] times = times();
    for (Column column : evaluator.vector(argument)) {
      double[] values = Column.absent(times.length);
      for (int step = 0; step < times.length; step++) {
        if (column.has(step)) {
          values[step] = times[step];
        }
      }
      results.add(column.with(values).withoutName());
    }
    return results;
  }

  private List<Column> absent(Expr argument) {
    List<Column> columns = evaluator.vector(argument);
    double[] values = evaluator.constant(1);
    for (Column column : columns) {
      evaluator.run().ledger().check();
      for (int step = 0; step < values.length; step++) {
        if (column.has(step)) {
          values[step] = Column.ABSENT;
        }
      }
    }
    return List.of(new Column(AbsentLabels.of(argument), values, false));
  }

  private List<Column> absentOverTime(Expr argument) {
    double[] values = evaluator.constant(1);
    evaluator.windows(
        argument,
        "absent_over_time",
        (labels, dropsName, window, shift) -> {
          for (int step = 0; step < values.length; step++) {
            move(window, shift, step, evaluator.rangeMillis(argument));
            if (window.size() > 0) {
              values[step] = Column.ABSENT;
            }
          }
        });
    return List.of(new Column(AbsentLabels.of(argument), values, false));
  }

  private List<Column> clamped(Function function, List<Expr> arguments) {
    List<Column> columns = evaluator.vector(arguments.get(0));
    double[] first = evaluator.scalars(arguments.get(1));
    double[] least =
        function == Function.CLAMP_MAX ? evaluator.constant(Double.NEGATIVE_INFINITY) : first;
    double[] most =
        switch (function) {
          case CLAMP -> evaluator.scalars(arguments.get(2));
          case CLAMP_MAX -> first;
          default -> evaluator.constant(Double.POSITIVE_INFINITY);
        };
    List<Column> results = new ArrayList<>(columns.size());
    for (Column column : columns) {
      double[] values = Column.absent(first.length);
      for (int step = 0; step < values.length; step++) {
        if (column.has(step) && !(most[step] < least[step])) {
          values[step] = Extremes.max(least[step], Extremes.min(most[step], column.values()[step]));
        }
      }
      results.add(column.with(values).withoutName());
    }
    return results;
  }

  private List<Column> rounded(List<Expr> arguments) {
    List<Column> columns = evaluator.vector(arguments.get(0));
    double[] multiples =
        arguments.size() > 1 ? evaluator.scalars(arguments.get(1)) : evaluator.constant(1);
    List<Column> results = new ArrayList<>(columns.size());
    for (Column column : columns) {
      double[] values = Column.absent(multiples.length);
      for (int step = 0; step < values.length; step++) {
        if (column.has(step)) {
          values[step] = MathFunctions.round(column.values()[step], multiples[step]);
        }
      }
      results.add(column.with(values).withoutName());
    }
    return results;
  }

  private List<Column> overRange(Call call, RangeFunction function) {
    Expr range = null;
    List<double[]> scalars = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      if (argument.type() == ValueType.MATRIX) {
        range = argument;
      } else {
        scalars.add(evaluator.scalars(argument));
      }
    }
    if (range == null) {
      throw new IllegalStateException("no range vector in " + call);
    }
    if (call.function() == Function.QUANTILE_OVER_TIME) {
      evaluator.run().notes().checkQuantiles(scalars.get(0), call.arguments().get(0).span());
    }
    Expr argument = range;
    long millis = evaluator.rangeMillis(argument);
    int steps = evaluator.steps().count();
    double[] parameters = new double[scalars.size()];
    boolean keepsName =
        call.function() == Function.LAST_OVER_TIME || call.function() == Function.FIRST_OVER_TIME;
    boolean counts = call.function() == Function.RATE || call.function() == Function.INCREASE;
    List<Column> results = new ArrayList<>();
    evaluator.windows(
        argument,
        call.function().symbol(),
        (labels, dropsName, window, shift) -> {
          double[] values = null;
          for (int step = 0; step < steps; step++) {
            move(window, shift, step, millis);
            if (window.size() == 0) {
              continue;
            }
            evaluator.run().ledger().touch(evaluator.isOutermost() ? step : -1, window.size());
            for (int i = 0; i < parameters.length; i++) {
              parameters[i] = scalars.get(i)[step];
            }
            double value = function.apply(window, parameters);
            if (!Column.isAbsent(value)) {
              if (values == null) {
                values = Column.absent(steps);
              }
              values[step] = value;
            }
          }
          if (counts) {
            noteIfNoCounter(labels.metric(), argument);
          }
          if (values != null) {
            evaluator.run().ledger().hold(steps);
            results.add(new Column(labels, values, dropsName || !keepsName));
          }
        });
    return results;
  }

  private void move(Window window, Run.Shift shift, int step, long millis) {
    long now = evaluator.steps().time(step);
    long until = shift.of(now);
    window.move(until - millis, until, now);
  }

  private void noteIfNoCounter(String metric, Expr argument) {
    if (!metric.isEmpty()
        && !metric.endsWith("_total")
        && !metric.endsWith("_sum")
        && !metric.endsWith("_count")
        && !metric.endsWith("_bucket")) {
      evaluator
          .run()
          .notes()
          .info(
              "metric might not be a counter, name does not end in _total/_sum/_count/_bucket: \""
                  + metric
                  + '"',
              argument.span());
    }
  }
}
