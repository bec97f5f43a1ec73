package io.monitorix.exporter.tuning;

import io.monitorix.alerts.promql.ast.Aggregation;
import io.monitorix.alerts.promql.ast.Binary;
import io.monitorix.alerts.promql.ast.BinaryOperator;
import io.monitorix.alerts.promql.ast.Call;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.Function;
import io.monitorix.alerts.promql.ast.Matching;
import io.monitorix.alerts.promql.ast.MatrixSelector;
import io.monitorix.alerts.promql.ast.Paren;
import io.monitorix.alerts.promql.ast.StringLiteral;
import io.monitorix.alerts.promql.ast.Subquery;
import io.monitorix.alerts.promql.ast.Unary;
import io.monitorix.alerts.promql.ast.ValueType;
import io.monitorix.alerts.promql.ast.VectorSelector;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the elements of an expression are about, as far as it shows.
 *
 * @param labels that they may have; empty where that depends on the series
 * @param guests whether it joins guests, and so gives nothing that is none
 */
record Subject(Optional<Set<String>> labels, boolean guests) {

  static final String GUEST = "monitorix_guest";

  /** What {@code joins.yml} and {@code thresholds.yml} record. */
  private static final Map<String, Set<String>> RECORDED =
      Map.of(
          GUEST,
          Set.of("cluster", "id", "name", "tags", "pool"),
          "monitorix_storage",
          Set.of("cluster", "id", "storage", "node"),
          "monitorix_node_away",
          Set.of("cluster", "node"),
          "monitorix_cluster",
          Set.of("cluster"),
          "monitorix_threshold",
          Set.of("cluster", "name"));

  /** Of an expression that is part of an alert's, or all of it. */
  static Subject of(Expr part, Expr whole) {
    return new Subject(labels(part), isAboutGuests(whole));
  }

  /** Whether elements may have the label. */
  boolean mayHave(String label) {
    return labels.map(known -> known.contains(label)).orElse(true);
  }

  /** Whether it shows that they have it. */
  boolean has(String label) {
    return labels.map(known -> known.contains(label)).orElse(false);
  }

  private static boolean isAboutGuests(Expr expr) {
    AtomicBoolean joined = new AtomicBoolean();
    ExprRewriter.visit(
        expr,
        part -> {
          if (part instanceof VectorSelector selector && selector.name().equals(GUEST)) {
            joined.set(true);
          }
        });
    return joined.get();
  }

  private static Optional<Set<String>> labels(Expr expr) {
    if (expr instanceof VectorSelector selector) {
      return Optional.ofNullable(RECORDED.get(selector.name()));
    }
    if (expr instanceof MatrixSelector matrix) {
      return labels(matrix.vector());
    }
    if (expr instanceof Subquery subquery) {
      return labels(subquery.inner());
    }
    if (expr instanceof Paren paren) {
      return labels(paren.inner());
    }
    if (expr instanceof Unary unary) {
      return labels(unary.operand());
    }
    if (expr instanceof Call call) {
      return ofCall(call);
    }
    if (expr instanceof Aggregation aggregation) {
      return ofAggregation(aggregation);
    }
    return expr instanceof Binary binary ? ofBinary(binary) : Optional.of(Set.of());
  }

  private static Optional<Set<String>> ofCall(Call call) {
    Function function = call.function();
    if (function == Function.ABSENT || function == Function.ABSENT_OVER_TIME) {
      return Optional.of(Set.of());
    }
    Optional<Set<String>> inner =
        call.arguments().stream()
            .filter(each -> each.type() == ValueType.VECTOR || each.type() == ValueType.MATRIX)
            .findFirst()
            .map(Subject::labels)
            .orElse(Optional.of(Set.of()));
    boolean names = function == Function.LABEL_REPLACE || function == Function.LABEL_JOIN;
    return names && call.arguments().get(1) instanceof StringLiteral label
        ? inner.map(known -> union(known, Set.of(label.value())))
        : inner;
  }

  private static Optional<Set<String>> ofAggregation(Aggregation aggregation) {
    Optional<Set<String>> inner = labels(aggregation.inner());
    if (aggregation.op().picks()) {
      return inner;
    }
    Set<String> named = Set.copyOf(aggregation.grouping().labels());
    return aggregation.grouping().without()
        ? inner.map(known -> minus(known, named))
        : Optional.of(named);
  }

  private static Optional<Set<String>> ofBinary(Binary binary) {
    Matching matching = binary.matching();
    if (matching == null) {
      return labels(binary.left().type() == ValueType.VECTOR ? binary.left() : binary.right());
    }
    Optional<Set<String>> left = labels(binary.left());
    Optional<Set<String>> right = labels(binary.right());
    if (binary.op() == BinaryOperator.OR) {
      return left.flatMap(known -> right.map(further -> union(known, further)));
    }
    Set<String> named = Set.copyOf(matching.labels());
    return switch (matching.cardinality()) {
      case MANY_TO_MANY -> left;
      case MANY_TO_ONE -> left.map(known -> union(known, matching.include()));
      case ONE_TO_MANY -> right.map(known -> union(known, matching.include()));
      case ONE_TO_ONE ->
          matching.on() ? Optional.of(named) : left.map(known -> minus(known, named));
    };
  }

  private static Set<String> union(Collection<String> some, Collection<String> others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  private static Set<String> minus(Set<String> some, Set<String> others) {
    Set<String> rest = new HashSet<>(some);
    rest.removeAll(others);
    return rest;
  }
}
