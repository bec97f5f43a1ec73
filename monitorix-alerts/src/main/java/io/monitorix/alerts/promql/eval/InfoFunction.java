package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.ast.Aggregation;
import io.monitorix.alerts.promql.ast.Binary;
import io.monitorix.alerts.promql.ast.Call;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.MatrixSelector;
import io.monitorix.alerts.promql.ast.Modifiers;
import io.monitorix.alerts.promql.ast.Paren;
import io.monitorix.alerts.promql.ast.Unary;
import io.monitorix.alerts.promql.ast.VectorSelector;
import io.monitorix.alerts.promql.error.ExecutionException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code info}: adds labels of info metrics, such as {@code target_info}, that have the same {@code
 * job} and {@code instance}. See <a
 * href="https://prometheus.io/docs/prometheus/latest/querying/functions/#info">info()</a>.
 */
final class InfoFunction {

  private static final Set<String> IDENTIFYING = Set.of("instance", "job");
  private static final LabelMatcher DEFAULT = LabelMatcher.equal(Labels.NAME, "target_info");
  private static final LabelMatcher ANY_INFO =
      LabelMatcher.of(Labels.NAME, LabelMatcher.Type.REGEX, ".+_info");

  private final Evaluator evaluator;
  private final int steps;

  InfoFunction(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.steps = evaluator.steps().count();
  }

  List<Column> evaluate(List<Expr> arguments) {
    List<Column> columns = evaluator.vector(arguments.get(0));
    List<LabelMatcher> data = new ArrayList<>();
    List<LabelMatcher> names = new ArrayList<>();
    if (arguments.size() > 1 && Evaluator.bare(arguments.get(1)) instanceof VectorSelector by) {
      by.matchers().forEach(each -> (each.name().equals(Labels.NAME) ? names : data).add(each));
    }
    if (names.isEmpty()) {
      names.add(DEFAULT);
    } else if (names.stream().allMatch(each -> each.type().isNegative())) {
      names.add(ANY_INFO);
    }
    Map<Labels, List<Column>> infos = new HashMap<>();
    for (Column info : infos(names, data, arguments)) {
      infos.computeIfAbsent(info.labels().keep(IDENTIFYING), first -> new ArrayList<>()).add(info);
    }
    boolean required = data.stream().anyMatch(matcher -> !matcher.matchesEmpty());
    Set<String> wanted = Set.copyOf(data.stream().map(LabelMatcher::name).toList());
    List<Column> results = new ArrayList<>();
    for (Column column : columns) {
      evaluator.run().ledger().check();
      if (names.stream().allMatch(name -> name.matches(column.labels().metric()))) {
        results.add(column);
      } else {
        List<Column> matching = infos.getOrDefault(column.labels().keep(IDENTIFYING), List.of());
        results.addAll(enriched(column, matching, wanted, required));
      }
    }
    return Merger.merge(results);
  }

  private List<Column> infos(
      List<LabelMatcher> names, List<LabelMatcher> data, List<Expr> arguments) {
    List<LabelMatcher> matchers = Stream.concat(names.stream(), data.stream()).toList();
    Modifiers modifiers = modifiers(arguments.get(0)).orElse(Modifiers.NONE);
    return evaluator
        .selection()
        .newest(new VectorSelector("", matchers, modifiers, arguments.get(0).span()), "info");
  }

  /** Those of the first selector: the labels are to be of the time that the values are of. */
  private static Optional<Modifiers> modifiers(Expr expr) {
    if (expr instanceof VectorSelector selector) {
      return Optional.of(selector.modifiers());
    } else if (expr instanceof MatrixSelector matrix) {
      return Optional.of(matrix.vector().modifiers());
    } else if (expr instanceof Paren paren) {
      return modifiers(paren.inner());
    } else if (expr instanceof Unary unary) {
      return modifiers(unary.operand());
    } else if (expr instanceof Aggregation aggregation) {
      return modifiers(aggregation.inner());
    } else if (expr instanceof Binary binary) {
      return modifiers(binary.left()).or(() -> modifiers(binary.right()));
    } else if (expr instanceof Call call) {
      return call.arguments().stream()
          .map(InfoFunction::modifiers)
          .flatMap(Optional::stream)
          .findFirst();
    }
    return Optional.empty();
  }

  private List<Column> enriched(
      Column column, List<Column> infos, Set<String> wanted, boolean required) {
    Map<Labels, double[]> results = new LinkedHashMap<>();
    for (int step = 0; step < steps; step++) {
      if (!column.has(step)) {
        continue;
      }
      Map<String, String> added = added(column.labels(), infos, wanted, step);
      if (added.isEmpty() && required) {
        continue;
      }
      Map<String, String> all = column.labels().toMap();
      all.putAll(added);
      double[] values =
          results.computeIfAbsent(
              Labels.of(all),
              first -> {
                evaluator.run().ledger().hold(steps);
                return Column.absent(steps);
              });
      values[step] = column.values()[step];
    }
    List<Column> columns = new ArrayList<>();
    results.forEach(
        (labels, values) -> columns.add(new Column(labels, values, column.dropsName())));
    return columns;
  }

  private static Map<String, String> added(
      Labels base, List<Column> infos, Set<String> wanted, int step) {
    Map<String, String> added = new HashMap<>();
    Map<String, Labels> seen = new HashMap<>();
    for (Column info : infos) {
      if (!info.has(step)) {
        continue;
      }
      Labels other = seen.put(info.labels().metric(), info.labels());
      if (other != null) {
        throw new ExecutionException(
            "found duplicate series for info metric: " + other + ", " + info.labels());
      }
      info.labels()
          .forEach(
              (name, value) -> {
                if (name.equals(Labels.NAME)
                    || IDENTIFYING.contains(name)
                    || base.has(name)
                    || !(wanted.isEmpty() || wanted.contains(name))) {
                  return;
                }
                String before = added.put(name, value);
                if (before != null && !before.equals(value)) {
                  throw new ExecutionException("conflicting label: " + name);
                }
              });
    }
    return added;
  }
}
