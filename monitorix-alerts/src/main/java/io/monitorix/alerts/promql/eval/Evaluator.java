package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.promql.ast.Aggregation;
import io.monitorix.alerts.promql.ast.Binary;
import io.monitorix.alerts.promql.ast.Call;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.MatrixSelector;
import io.monitorix.alerts.promql.ast.NumberLiteral;
import io.monitorix.alerts.promql.ast.Paren;
import io.monitorix.alerts.promql.ast.StringLiteral;
import io.monitorix.alerts.promql.ast.Subquery;
import io.monitorix.alerts.promql.ast.Unary;
import io.monitorix.alerts.promql.ast.ValueType;
import io.monitorix.alerts.promql.ast.VectorSelector;
import io.monitorix.alerts.promql.error.ExecutionException;
import io.monitorix.alerts.storage.SampleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates expressions at a number of steps, series by series: what a step would look up again and
 * again, such as which series belong together, is looked up once. For one thread.
 */
final class Evaluator {

  private final Run run;
  private final Steps steps;
  private final boolean outermost;
  private final @Nullable Narrowing narrowing;
  private final Selection selection;
  private final Calls calls;

  /**
   * @param outermost whether the steps are those of the query, and not of a subquery
   */
  Evaluator(Run run, Steps steps, boolean outermost) {
    this(run, steps, outermost, null);
  }

  private Evaluator(Run run, Steps steps, boolean outermost, @Nullable Narrowing narrowing) {
    this.run = run;
    this.steps = steps;
    this.outermost = outermost;
    this.narrowing = narrowing;
    this.selection = new Selection(run, steps, outermost, narrowing);
    this.calls = new Calls(this);
  }

  Run run() {
    return run;
  }

  Steps steps() {
    return steps;
  }

  Selection selection() {
    return selection;
  }

  /** What the expression gives at each step; it is no range vector. */
  Result evaluate(Expr expr) {
    run.ledger().check();
    long held = run.ledger().held();
    Result result =
        steps.count() > 1 && StepInvariance.holdsFor(expr)
            ? repeated(
                new Evaluator(run, Steps.single(steps.start()), false, narrowing).dispatch(expr))
            : dispatch(expr);
    run.ledger().heldAgain(held + result.size());
    return result;
  }

  /** The columns of an instant vector. */
  List<Column> vector(Expr expr) {
    return ((Result.Vectors) evaluate(expr)).columns();
  }

  /** A number for each step. */
  double[] scalars(Expr expr) {
    return ((Result.Scalars) evaluate(expr)).values();
  }

  /** The text of a string expression. */
  String text(Expr expr) {
    return ((Result.Text) evaluate(expr)).text();
  }

  /** The same without parentheses around it. */
  static Expr bare(Expr expr) {
    Expr inner = expr;
    while (inner instanceof Paren paren) {
      inner = paren.inner();
    }
    return inner;
  }

  private Result dispatch(Expr expr) {
    if (expr instanceof NumberLiteral number) {
      return new Result.Scalars(constant(number.value()));
    } else if (expr instanceof StringLiteral string) {
      return new Result.Text(string.value());
    } else if (expr instanceof Paren paren) {
      return evaluate(paren.inner());
    } else if (expr instanceof VectorSelector selector) {
      return new Result.Vectors(selection.newest(selector, null));
    } else if (expr instanceof Call call) {
      return calls.evaluate(call);
    } else if (expr instanceof Unary unary) {
      return unary(unary);
    } else if (expr instanceof Binary binary) {
      return binary(binary);
    } else if (expr instanceof Aggregation aggregation) {
      return new Result.Vectors(new Aggregations(this, aggregation).evaluate());
    }
    throw new IllegalArgumentException("a range vector has no value at a step: " + expr);
  }

  /** A number that is the same at each step. */
  double[] constant(double value) {
    double[] values = new double[steps.count()];
    Arrays.fill(values, value);
    return values;
  }

  /**
   * Visits each series of a range vector.
   *
   * @param function that is applied, for the source to know
   */
  void windows(Expr range, String function, Selection.WindowVisitor visitor) {
    Expr bare = bare(range);
    if (bare instanceof MatrixSelector matrix) {
      long millis = run.durations().positiveMillis(matrix.range());
      selection.windows(matrix.vector(), millis, function, visitor);
    } else {
      subquery((Subquery) bare, visitor);
    }
  }

  /** The length of a range vector in milliseconds. */
  long rangeMillis(Expr range) {
    Expr bare = bare(range);
    return run.durations()
        .positiveMillis(
            bare instanceof MatrixSelector matrix ? matrix.range() : ((Subquery) bare).range());
  }

  private void subquery(Subquery subquery, Selection.WindowVisitor visitor) {
    Run.Shift shift = run.shift(subquery.modifiers());
    Window window = new Window();
    SampleBuffer samples = new SampleBuffer();
    Steps inner = innerSteps(subquery, shift);
    if (inner == null) {
      return;
    }
    for (Column column : new Evaluator(run, inner, false).vector(subquery.inner())) {
      samples.clear();
      for (int step = 0; step < inner.count(); step++) {
        if (column.has(step)) {
          samples.add(inner.time(step), column.values()[step]);
        }
      }
      if (samples.size() > 0) {
        window.over(samples);
        visitor.visit(column.labels(), column.dropsName(), window, shift);
      }
    }
  }

  /** The multiples of the subquery's step that any of our steps can reach; null without any. */
  private @Nullable Steps innerSteps(Subquery subquery, Run.Shift shift) {
    long range = run.durations().positiveMillis(subquery.range());
    long step =
        subquery.step() == null
            ? run.subqueryStep()
            : run.durations().positiveMillis(subquery.step());
    long after = shift.of(steps.start()) - range;
    long start = Math.multiplyExact(step, Math.floorDiv(after, step) + 1);
    long end = shift.of(steps.end());
    if (end < start) {
      return null;
    }
    long count = (end - start) / step + 1;
    if (count > Integer.MAX_VALUE / 2) {
      throw new ExecutionException(
          subquery.span().line()
              + ":"
              + subquery.span().column()
              + ": subquery has too many steps: "
              + count);
    }
    run.ledger().hold(count);
    run.ledger().hold(-count);
    return new Steps(start, step, (int) count);
  }

  private Result unary(Unary unary) {
    Result operand = evaluate(unary.operand());
    if (!unary.negative()) {
      return operand;
    }
    if (operand instanceof Result.Scalars scalars) {
      return new Result.Scalars(mapped(scalars.values(), value -> -value));
    }
    List<Column> columns = new ArrayList<>();
    for (Column column : ((Result.Vectors) operand).columns()) {
      columns.add(column.with(mapped(column.values(), value -> -value)).withoutName());
    }
    return new Result.Vectors(columns);
  }

  private Result binary(Binary binary) {
    boolean leftIsScalar = binary.left().type() == ValueType.SCALAR;
    boolean rightIsScalar = binary.right().type() == ValueType.SCALAR;
    if (leftIsScalar && rightIsScalar) {
      return new Result.Scalars(
          ScalarOperations.scalars(binary.op(), scalars(binary.left()), scalars(binary.right())));
    } else if (rightIsScalar) {
      return new Result.Vectors(
          ScalarOperations.vectors(binary, vector(binary.left()), scalars(binary.right()), false));
    } else if (leftIsScalar) {
      double[] left = scalars(binary.left());
      return new Result.Vectors(
          ScalarOperations.vectors(binary, vector(binary.right()), left, true));
    }
    return new Result.Vectors(vectors(binary));
  }

  private List<Column> vectors(Binary binary) {
    if (Narrowing.holdsFor(binary)) {
      List<Column> right = vector(binary.right());
      Narrowing narrower = Narrowing.to(binary, right);
      Evaluator reader = narrower == null ? this : new Evaluator(run, steps, outermost, narrower);
      return met(binary, reader.vector(binary.left()), right);
    }
    return met(binary, vector(binary.left()), vector(binary.right()));
  }

  private List<Column> met(Binary binary, List<Column> left, List<Column> right) {
    return binary.op().isSet()
        ? new SetOperations(run, steps, binary).evaluate(left, right)
        : new VectorOperations(run, steps, binary).evaluate(left, right);
  }

  /** Applies a function to each value that is there. */
  static double[] mapped(double[] values, DoubleUnaryOperator function) {
    double[] results = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      results[i] = Column.isAbsent(values[i]) ? Column.ABSENT : function.applyAsDouble(values[i]);
    }
    return results;
  }

  private Result repeated(Result once) {
    if (once instanceof Result.Scalars scalars) {
      return new Result.Scalars(constant(scalars.values()[0]));
    } else if (once instanceof Result.Vectors vectors) {
      List<Column> columns = new ArrayList<>();
      for (Column column : vectors.columns()) {
        run.ledger().hold(steps.count());
        columns.add(column.with(constant(column.values()[0])));
      }
      return new Result.Vectors(columns);
    }
    return once;
  }

  /** Whether the steps are those of the query. */
  boolean isOutermost() {
    return outermost;
  }
}
