package io.monitorix.alerts.promql;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.promql.ast.Aggregation;
import io.monitorix.alerts.promql.ast.AggregationOperator;
import io.monitorix.alerts.promql.ast.At;
import io.monitorix.alerts.promql.ast.Binary;
import io.monitorix.alerts.promql.ast.BinaryOperator;
import io.monitorix.alerts.promql.ast.Call;
import io.monitorix.alerts.promql.ast.DurationExpr;
import io.monitorix.alerts.promql.ast.DurationOperator;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.Function;
import io.monitorix.alerts.promql.ast.Grouping;
import io.monitorix.alerts.promql.ast.Matching;
import io.monitorix.alerts.promql.ast.Matching.Cardinality;
import io.monitorix.alerts.promql.ast.MatrixSelector;
import io.monitorix.alerts.promql.ast.Modifiers;
import io.monitorix.alerts.promql.ast.NumberLiteral;
import io.monitorix.alerts.promql.ast.Paren;
import io.monitorix.alerts.promql.ast.Span;
import io.monitorix.alerts.promql.ast.StringLiteral;
import io.monitorix.alerts.promql.ast.Subquery;
import io.monitorix.alerts.promql.ast.Unary;
import io.monitorix.alerts.promql.ast.ValueType;
import io.monitorix.alerts.promql.ast.VectorSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Random trees that the type checker lets pass, and as the parser builds them: what binds less has
 * parentheses, numbers have their signs in them. All spans are zero. The same seed gives the same
 * trees.
 */
public final class RandomExpr {

  private static final Span NOWHERE = new Span(0, 0);
  private static final List<Function> FUNCTIONS =
      Stream.of(Function.values()).filter(each -> each != Function.INFO).toList();

  private final RandomGenerator random;
  private final Vocabulary vocabulary;

  /**
   * What trees are made of.
   *
   * @param metrics names; the empty one stands for a selector without
   * @param labels names
   * @param values of labels
   * @param regexes for labels
   * @param functions of which those are used that give what is needed
   * @param durationArithmetic whether durations are computed, and vectors filled
   */
  public record Vocabulary(
      List<String> metrics,
      List<String> labels,
      List<String> values,
      List<String> regexes,
      List<Function> functions,
      boolean durationArithmetic) {

    /** All that can be written. */
    public static final Vocabulary ALL =
        new Vocabulary(
            List.of(
                "up", "job:x:rate5m", "sum", "by", "offset", "fill", "step", "my.metric", "ä b"),
            List.of("job", "le", "on", "bool", "group_left", "and", "l.x", "q\"uote", "\u00e9"),
            List.of("", "a", "node/pve1", "b\\c\n\"", "\u0007\u0085\udcff", "\ud83d\ude00'`"),
            List.of("a|b", ".+", "x.*", "(?i)b[^c]{2,3}", "\\d\\.+"),
            FUNCTIONS,
            true);
  }

  /** Trees of everything. */
  public RandomExpr(long seed) {
    this(seed, Vocabulary.ALL);
  }

  /** Trees of what is given. */
  public RandomExpr(long seed, Vocabulary vocabulary) {
    this.random = new SplittableRandom(seed);
    this.vocabulary = vocabulary;
  }

  /** The next tree, of any type. */
  public Expr next() {
    return of(random.nextInt(8) == 0 ? pick(ValueType.values()) : ValueType.VECTOR, 5);
  }

  /** The next tree of that type. */
  public Expr next(ValueType type) {
    return of(type, 5);
  }

  private Expr of(ValueType type, int depth) {
    if (random.nextInt(12) == 0 && depth > 0) {
      return new Paren(of(type, depth - 1), NOWHERE);
    }
    return switch (type) {
      case STRING -> new StringLiteral(pick(vocabulary.values()), NOWHERE);
      case SCALAR -> scalar(depth);
      case VECTOR -> vector(depth);
      case MATRIX -> matrix(depth);
    };
  }

  private Expr scalar(int depth) {
    return switch (depth <= 0 ? 0 : random.nextInt(6)) {
      case 1 -> binary(ValueType.SCALAR, ValueType.SCALAR, depth);
      case 2 -> call(ValueType.SCALAR, depth);
      case 3 -> unary(ValueType.SCALAR, depth);
      default -> number();
    };
  }

  private Expr vector(int depth) {
    return switch (depth <= 0 ? 0 : random.nextInt(9)) {
      case 1, 2 -> binary(ValueType.VECTOR, ValueType.VECTOR, depth);
      case 3 ->
          random.nextBoolean()
              ? binary(ValueType.VECTOR, ValueType.SCALAR, depth)
              : binary(ValueType.SCALAR, ValueType.VECTOR, depth);
      case 4, 5 -> call(ValueType.VECTOR, depth);
      case 6 -> aggregation(depth);
      case 7 -> unary(ValueType.VECTOR, depth);
      default -> selector(modifiers());
    };
  }

  private Expr matrix(int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      Expr inner = of(ValueType.VECTOR, depth - 1);
      boolean operator = inner instanceof Binary || inner instanceof Unary;
      return new Subquery(
          operator ? new Paren(inner, NOWHERE) : inner,
          positive(),
          random.nextBoolean() ? positive() : null,
          modifiers(),
          NOWHERE);
    }
    return new MatrixSelector(selector(modifiers()), positive(), NOWHERE);
  }

  private NumberLiteral number() {
    return switch (random.nextInt(7)) {
      case 0 -> new NumberLiteral(random.nextInt(-5_000_000, 5_000_000) / 1000.0, true, NOWHERE);
      case 1 ->
          new NumberLiteral(
              pick(
                  List.of(
                      0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, 1e300, Double.MIN_VALUE)),
              false,
              NOWHERE);
      case 2 -> new NumberLiteral(Double.longBitsToDouble(finite()), false, NOWHERE);
      case 3 -> new NumberLiteral(random.nextDouble(-10, 10), false, NOWHERE);
      default -> new NumberLiteral(random.nextInt(-3, 100), false, NOWHERE);
    };
  }

  private long finite() {
    long bits = random.nextLong();
    return Double.isFinite(Double.longBitsToDouble(bits)) ? bits : 0;
  }

  private Expr unary(ValueType type, int depth) {
    Expr operand = of(type, depth - 1);
    boolean bare =
        operand instanceof NumberLiteral
            || (operand instanceof Binary binary && binary.op() != BinaryOperator.POW);
    return new Unary(random.nextInt(3) > 0, bare ? new Paren(operand, NOWHERE) : operand, NOWHERE);
  }

  private Expr binary(ValueType leftType, ValueType rightType, int depth) {
    boolean vectors = leftType == ValueType.VECTOR && rightType == ValueType.VECTOR;
    BinaryOperator op = pick(BinaryOperator.values());
    while (op.isSet() && !vectors) {
      op = pick(BinaryOperator.values());
    }
    boolean scalars = leftType == ValueType.SCALAR && rightType == ValueType.SCALAR;
    boolean bool = op.isComparison() && (scalars || random.nextBoolean());
    Expr left = side(of(leftType, depth - 1), op, false);
    Expr right = side(of(rightType, depth - 1), op, true);
    return new Binary(op, left, right, bool, vectors ? matching(op) : null, NOWHERE);
  }

  /** In parentheses where the parser would take it for something else. */
  private static Expr side(Expr expr, BinaryOperator op, boolean right) {
    boolean bare = true;
    if (expr instanceof Binary inner) {
      boolean same = inner.op().precedence() == op.precedence();
      bare = same ? right == op.isRightAssociative() : inner.op().precedence() > op.precedence();
    } else if (!right && op == BinaryOperator.POW) {
      // -1 ^ 2 is -(1 ^ 2).
      bare =
          !(expr instanceof Unary)
              && !(expr instanceof NumberLiteral number && isSigned(number.value()));
    }
    // A sign takes all that binds more than itself: nothing on the right does but a power.
    return bare && !endsInSign(expr, op, right) ? expr : new Paren(expr, NOWHERE);
  }

  private static boolean endsInSign(Expr expr, BinaryOperator op, boolean right) {
    if (right || op != BinaryOperator.POW || !(expr instanceof Binary inner)) {
      return false;
    }
    return inner.op() != BinaryOperator.POW;
  }

  private static boolean isSigned(double value) {
    return value < 0 || 1 / value < 0 || value == Double.POSITIVE_INFINITY;
  }

  private Matching matching(BinaryOperator op) {
    boolean on = random.nextBoolean();
    List<String> labels = labels();
    Cardinality cardinality =
        op.isSet()
            ? Cardinality.MANY_TO_MANY
            : pick(
                List.of(Cardinality.ONE_TO_ONE, Cardinality.MANY_TO_ONE, Cardinality.ONE_TO_MANY));
    List<String> include =
        cardinality == Cardinality.ONE_TO_ONE || op.isSet() ? List.of() : labels();
    if (on) {
      include = include.stream().filter(each -> !labels.contains(each)).toList();
    }
    boolean fills = vocabulary.durationArithmetic() && !op.isSet();
    return new Matching(cardinality, on, labels, include, fill(fills), fill(fills));
  }

  private @Nullable Double fill(boolean fills) {
    return fills && random.nextInt(4) == 0 ? Double.valueOf(number().value()) : null;
  }

  private List<String> labels() {
    List<String> labels = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      labels.add(pick(vocabulary.labels()));
    }
    return labels;
  }

  private Expr aggregation(int depth) {
    AggregationOperator op = pick(AggregationOperator.values());
    ValueType parameter = op.parameter();
    return new Aggregation(
        op,
        of(ValueType.VECTOR, depth - 1),
        parameter == null ? null : of(parameter, Math.min(1, depth - 1)),
        new Grouping(random.nextBoolean(), labels()),
        NOWHERE);
  }

  private Expr call(ValueType type, int depth) {
    List<Function> fitting =
        vocabulary.functions().stream().filter(each -> each.result() == type).toList();
    if (fitting.isEmpty()) {
      return of(type, 0);
    }
    Function function = pick(fitting);
    int most = Math.min(function.mostArguments(), function.fewestArguments() + 2);
    int count = random.nextInt(function.fewestArguments(), most + 1);
    List<Expr> arguments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      arguments.add(of(function.argument(i), depth - 1));
    }
    return new Call(function, arguments, NOWHERE);
  }

  private VectorSelector selector(Modifiers modifiers) {
    String name = pick(vocabulary.metrics());
    List<LabelMatcher> matchers = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      matchers.add(matcher());
    }
    if (random.nextInt(10) == 0) {
      matchers.add(LabelMatcher.equal("__name__", name));
      name = "";
    }
    if (!name.isEmpty()) {
      matchers.add(LabelMatcher.equal("__name__", name));
    }
    if (matchers.stream().allMatch(LabelMatcher::matchesEmpty)) {
      return selector(modifiers);
    }
    return new VectorSelector(name, matchers, modifiers, NOWHERE);
  }

  private LabelMatcher matcher() {
    LabelMatcher.Type type = pick(LabelMatcher.Type.values());
    boolean regex = type == LabelMatcher.Type.REGEX || type == LabelMatcher.Type.NOT_REGEX;
    return LabelMatcher.of(
        pick(vocabulary.labels()), type, pick(regex ? vocabulary.regexes() : vocabulary.values()));
  }

  private Modifiers modifiers() {
    DurationExpr offset = null;
    if (random.nextInt(4) == 0) {
      int millis = random.nextInt(-400_000, 400_000);
      offset = new DurationExpr.Literal((millis == 0 ? 1 : millis) / 1000.0, true, NOWHERE);
      if (vocabulary.durationArithmetic() && random.nextBoolean()) {
        offset = simple(3);
        offset = random.nextBoolean() ? new DurationExpr.Negative(offset, NOWHERE) : offset;
      }
    }
    At at =
        switch (random.nextInt(12)) {
          case 0 -> new At.Start();
          case 1 -> new At.End();
          case 2 -> new At.Time(random.nextInt(-1_000_000, 10_000_000));
          default -> null;
        };
    return new Modifiers(offset, at);
  }

  /** What may follow {@code offset} without parentheses, but a literal. */
  private DurationExpr simple(int depth) {
    return switch (random.nextInt(depth <= 0 ? 2 : 4)) {
      case 0 -> new DurationExpr.Step(NOWHERE);
      case 1 -> new DurationExpr.Range(NOWHERE);
      case 2 ->
          new DurationExpr.Extreme(
              random.nextBoolean(), duration(depth - 1), duration(depth - 1), NOWHERE);
      default -> new DurationExpr.Paren(arithmetic(depth - 1), NOWHERE);
    };
  }

  private DurationExpr positive() {
    if (vocabulary.durationArithmetic() && random.nextInt(4) == 0) {
      DurationExpr duration = duration(3);
      return duration instanceof DurationExpr.Literal ? positive() : duration;
    }
    return new DurationExpr.Literal(random.nextInt(1, 1000) * 1000.0 / 1000, true, NOWHERE);
  }

  private DurationExpr duration(int depth) {
    return switch (depth <= 0 ? 0 : random.nextInt(4)) {
      case 1 -> simple(depth);
      case 2 -> arithmetic(depth);
      case 3 -> {
        DurationExpr operand = simple(depth);
        yield new DurationExpr.Negative(operand, NOWHERE);
      }
      default -> durationLiteral();
    };
  }

  private DurationExpr.Literal durationLiteral() {
    boolean duration = random.nextBoolean();
    double seconds = duration ? random.nextInt(100_000) / 1000.0 : random.nextInt(-20, 20) / 8.0;
    return new DurationExpr.Literal(seconds, duration, NOWHERE);
  }

  private DurationExpr arithmetic(int depth) {
    DurationOperator op = pick(DurationOperator.values());
    return new DurationExpr.Arithmetic(
        op, part(duration(depth - 1)), part(duration(depth - 1)), NOWHERE);
  }

  private static DurationExpr part(DurationExpr duration) {
    boolean signed =
        duration instanceof DurationExpr.Literal literal && isSigned(literal.seconds());
    if (signed) {
      return new DurationExpr.Step(NOWHERE);
    }
    boolean loose =
        duration instanceof DurationExpr.Arithmetic || duration instanceof DurationExpr.Negative;
    return loose ? new DurationExpr.Paren(duration, NOWHERE) : duration;
  }

  private <T> T pick(T[] from) {
    return from[random.nextInt(from.length)];
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
