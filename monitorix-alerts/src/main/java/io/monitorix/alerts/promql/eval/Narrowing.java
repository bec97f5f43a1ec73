package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.ast.Aggregation;
import io.monitorix.alerts.promql.ast.AggregationOperator;
import io.monitorix.alerts.promql.ast.Binary;
import io.monitorix.alerts.promql.ast.BinaryOperator;
import io.monitorix.alerts.promql.ast.Call;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.Function;
import io.monitorix.alerts.promql.ast.Matching;
import io.monitorix.alerts.promql.ast.Matching.Cardinality;
import io.monitorix.alerts.promql.ast.MatrixSelector;
import io.monitorix.alerts.promql.ast.NumberLiteral;
import io.monitorix.alerts.promql.ast.Paren;
import io.monitorix.alerts.promql.ast.Unary;
import io.monitorix.alerts.promql.ast.ValueType;
import io.monitorix.alerts.promql.ast.VectorSelector;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which series the left side of an operator need not read, because the right side, known already,
 * has nothing that they could meet. It changes no result: it spares reading thousands of series
 * where the right side has chosen ten.
 */
final class Narrowing {

  /** Those that give for each series an element with all its labels but the name. */
  private static final Set<Function> SERIES_BY_SERIES =
      EnumSet.of(
          Function.ABS,
          Function.AVG_OVER_TIME,
          Function.CEIL,
          Function.CHANGES,
          Function.CLAMP,
          Function.CLAMP_MAX,
          Function.CLAMP_MIN,
          Function.COUNT_OVER_TIME,
          Function.DELTA,
          Function.DERIV,
          Function.FLOOR,
          Function.IDELTA,
          Function.INCREASE,
          Function.IRATE,
          Function.LAST_OVER_TIME,
          Function.MAX_OVER_TIME,
          Function.MIN_OVER_TIME,
          Function.PREDICT_LINEAR,
          Function.QUANTILE_OVER_TIME,
          Function.RATE,
          Function.RESETS,
          Function.ROUND,
          Function.STDDEV_OVER_TIME,
          Function.SUM_OVER_TIME);

  private final Set<String> names;
  private final Set<Labels> wanted;

  private Narrowing(Set<String> names, Set<Labels> wanted) {
    this.names = names;
    this.wanted = wanted;
  }

  /** Whether the left side can be narrowed once the right one is known. */
  static boolean holdsFor(Binary binary) {
    Matching matching = binary.matching();
    return matching != null
        && matching.on()
        && !matching.labels().contains(Labels.NAME)
        && matching.fillLeft() == null
        && matching.fillRight() == null
        // The side of one has to be whole: that it has only one of each is checked there.
        && matching.cardinality() != Cardinality.ONE_TO_MANY
        && (!binary.op().isSet() || binary.op() == BinaryOperator.AND)
        && reaches(binary.left(), matching.labels());
  }

  /**
   * What the left side has to read; null for all: where two of the right side may meet the same,
   * that is an error unless the left side has nothing at all.
   */
  static @Nullable Narrowing to(Binary binary, List<Column> right) {
    Set<String> names = Set.copyOf(Objects.requireNonNull(binary.matching()).labels());
    Set<Labels> wanted = new HashSet<>();
    for (Column column : right) {
      if (!wanted.add(column.labels().filter(names::contains)) && !binary.op().isSet()) {
        return null;
      }
    }
    return new Narrowing(names, wanted);
  }

  /** Whether a series can meet anything. */
  boolean wants(Labels series) {
    return wanted.contains(series.filter(names::contains));
  }

  /** Whether each element has these labels from the series that it is made of, and no others. */
  private static boolean reaches(Expr expr, List<String> names) {
    if (expr instanceof VectorSelector) {
      return true;
    } else if (expr instanceof MatrixSelector) {
      return true;
    } else if (expr instanceof Paren paren) {
      return reaches(paren.inner(), names);
    } else if (expr instanceof Unary unary) {
      return reaches(unary.operand(), names);
    } else if (expr instanceof Call call) {
      return SERIES_BY_SERIES.contains(call.function())
          && call.arguments().stream()
              .allMatch(argument -> isNumber(argument) || reaches(argument, names));
    } else if (expr instanceof Aggregation aggregation) {
      return aggregation.op() != AggregationOperator.COUNT_VALUES
          && keeps(aggregation, names)
          && (aggregation.parameter() == null || isNumber(aggregation.parameter()))
          && reaches(aggregation.inner(), names);
    } else if (expr instanceof Binary binary) {
      return isNumber(binary.left())
          ? reaches(binary.right(), names)
          : reaches(binary.left(), names)
              && (isNumber(binary.right())
                  || (pairsEquals(binary) && reaches(binary.right(), names)));
    }
    return false;
  }

  private static boolean keeps(Aggregation aggregation, List<String> names) {
    return !aggregation.grouping().without() && aggregation.grouping().labels().containsAll(names);
  }

  /** Of aggregations, which have no two elements with the same labels that an error would name. */
  private static boolean pairsEquals(Binary binary) {
    Matching matching = binary.matching();
    return matching != null
        && matching.cardinality() == Cardinality.ONE_TO_ONE
        && !matching.on()
        && matching.labels().isEmpty()
        && matching.fillLeft() == null
        && matching.fillRight() == null
        && Evaluator.bare(binary.left()) instanceof Aggregation
        && Evaluator.bare(binary.right()) instanceof Aggregation;
  }

  private static boolean isNumber(@Nullable Expr expr) {
    return expr instanceof NumberLiteral && expr.type() == ValueType.SCALAR;
  }
}
