package io.monitorix.alerts.promql.parse;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.promql.ast.Aggregation;
import io.monitorix.alerts.promql.ast.Binary;
import io.monitorix.alerts.promql.ast.Call;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.Function;
import io.monitorix.alerts.promql.ast.Matching;
import io.monitorix.alerts.promql.ast.MatrixSelector;
import io.monitorix.alerts.promql.ast.Paren;
import io.monitorix.alerts.promql.ast.Span;
import io.monitorix.alerts.promql.ast.Subquery;
import io.monitorix.alerts.promql.ast.Unary;
import io.monitorix.alerts.promql.ast.ValueType;
import io.monitorix.alerts.promql.ast.VectorSelector;
import io.monitorix.alerts.promql.error.ParseException;
import java.util.List;
import java.util.Locale;

/** Tells what is PromQL by its shape, but cannot be evaluated. */
final class TypeChecker {

  private final String query;

  TypeChecker(String query) {
    this.query = query;
  }

  /** What a subquery of something else than a vector is told. */
  static String subqueryOf(ValueType type) {
    return "subquery is only allowed on instant vector, got "
        + type.name().toLowerCase(Locale.ROOT)
        + " instead";
  }

  /**
   * Checks it all, the inner before the outer.
   *
   * @throws ParseException at the first fault
   */
  void check(Expr expr) {
    if (expr instanceof VectorSelector selector) {
      selector(selector);
    } else if (expr instanceof MatrixSelector matrix) {
      selector(matrix.vector());
    } else if (expr instanceof Subquery subquery) {
      check(subquery.inner());
      if (subquery.inner().type() != ValueType.VECTOR) {
        throw error(subquery.span(), subqueryOf(subquery.inner().type()));
      }
    } else if (expr instanceof Paren paren) {
      check(paren.inner());
    } else if (expr instanceof Unary unary) {
      check(unary.operand());
      if (isNeitherScalarNorVector(unary.operand())) {
        throw error(
            unary.span(),
            "unary expression only allowed on expressions of type scalar or instant vector, got "
                + Quoted.text(unary.operand().type().documented()));
      }
    } else if (expr instanceof Binary binary) {
      check(binary.left());
      check(binary.right());
      binary(binary);
    } else if (expr instanceof Aggregation aggregation) {
      aggregation(aggregation);
    } else if (expr instanceof Call call) {
      call(call);
    }
  }

  private void selector(VectorSelector selector) {
    if (selector.matchers().stream().allMatch(LabelMatcher::matchesEmpty)) {
      throw error(selector.span(), "vector selector must contain at least one non-empty matcher");
    }
  }

  private void binary(Binary binary) {
    Span operator = operator(binary);
    ValueType left = binary.left().type();
    ValueType right = binary.right().type();
    boolean scalars = left == ValueType.SCALAR && right == ValueType.SCALAR;
    if (binary.bool() && !binary.op().isComparison()) {
      throw error(operator, "bool modifier can only be used on comparison operators");
    }
    if (binary.op().isComparison() && !binary.bool() && scalars) {
      throw error(operator, "comparisons between scalars must use BOOL modifier");
    }
    Matching matching = binary.matching();
    if (matching != null) {
      matching(binary, matching, operator);
    }
    for (Expr side : List.of(binary.left(), binary.right())) {
      if (isNeitherScalarNorVector(side)) {
        throw error(
            side.span(), "binary expression must contain only scalar and instant vector types");
      }
    }
    if (binary.op().isSet() && (left == ValueType.SCALAR || right == ValueType.SCALAR)) {
      throw error(
          binary.span(),
          "set operator "
              + Quoted.text(binary.op().symbol())
              + " not allowed in binary scalar expression");
    }
  }

  private void matching(Binary binary, Matching matching, Span operator) {
    if (matching.on()) {
      for (String label : matching.labels()) {
        if (matching.include().contains(label)) {
          throw error(
              operator,
              "label " + Quoted.text(label) + " must not occur in ON and GROUP clause at once");
        }
      }
    }
    if (binary.op().isSet()) {
      if (matching.cardinality() != Matching.Cardinality.MANY_TO_MANY) {
        throw error(
            binary.span(),
            "no grouping allowed for " + Quoted.text(binary.op().symbol()) + " operation");
      }
      if (matching.fillLeft() != null || matching.fillRight() != null) {
        throw error(operator, "filling in missing series not allowed for set operators");
      }
    }
  }

  private void aggregation(Aggregation aggregation) {
    expect(aggregation.inner(), ValueType.VECTOR, "aggregation expression");
    Expr parameter = aggregation.parameter();
    ValueType wanted = aggregation.op().parameter();
    if (parameter != null && wanted != null) {
      expect(parameter, wanted, "aggregation parameter");
    }
  }

  private void call(Call call) {
    Function function = call.function();
    int arguments = call.arguments().size();
    int fewest = function.fewestArguments();
    int most = function.mostArguments();
    if (arguments < fewest || arguments > most) {
      String bound = fewest == most ? "" : arguments < fewest ? "at least " : "at most ";
      throw error(
          call.span(),
          "expected "
              + bound
              + (arguments < fewest ? fewest : most)
              + " argument(s) in call to "
              + Quoted.text(function.symbol())
              + ", got "
              + arguments);
    }
    String where = "call to function " + Quoted.text(function.symbol());
    for (int i = 0; i < arguments; i++) {
      Expr argument = call.arguments().get(i);
      if (function == Function.INFO && i == 1) {
        infoLabels(argument, where);
      } else {
        expect(argument, function.argument(i), where);
      }
    }
  }

  /**
   * The second argument of {@code info} is no selector but a list of matchers, which may be empty.
   */
  private void infoLabels(Expr argument, String where) {
    if (argument.type() != ValueType.VECTOR) {
      throw wrongType(argument, ValueType.VECTOR, where);
    }
    if (!(argument instanceof VectorSelector selector) || !selector.name().isEmpty()) {
      throw error(argument.span(), "expected label selectors only, got vector selector instead");
    }
  }

  private void expect(Expr expr, ValueType wanted, String where) {
    check(expr);
    if (expr.type() != wanted) {
      throw wrongType(expr, wanted, where);
    }
  }

  private ParseException wrongType(Expr expr, ValueType wanted, String where) {
    return error(
        expr.span(),
        "expected type "
            + wanted.documented()
            + " in "
            + where
            + ", got "
            + expr.type().documented());
  }

  private static boolean isNeitherScalarNorVector(Expr expr) {
    return expr.type() != ValueType.SCALAR && expr.type() != ValueType.VECTOR;
  }

  /** What stands between the two sides, without the space around it. */
  private Span operator(Binary binary) {
    int start = binary.left().span().end();
    int end = binary.right().span().start();
    while (start < end && isSpace(query.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(query.charAt(end - 1))) {
      end--;
    }
    return new Span(start, end);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private ParseException error(Span span, String reason) {
    return new ParseException(query, span.start(), span.end(), reason);
  }
}
