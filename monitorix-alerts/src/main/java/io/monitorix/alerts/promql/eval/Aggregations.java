package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.promql.ast.Aggregation;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.FloatText;
import io.monitorix.alerts.promql.error.ExecutionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One aggregation. */
final class Aggregations {

  private final Evaluator evaluator;
  private final Aggregation aggregation;
  private final Ledger ledger;
  private final int steps;

  Aggregations(Evaluator evaluator, Aggregation aggregation) {
    this.evaluator = evaluator;
    this.aggregation = aggregation;
    this.ledger = evaluator.run().ledger();
    this.steps = evaluator.steps().count();
  }

  List<Column> evaluate() {
    return switch (aggregation.op()) {
      case TOPK, BOTTOMK, LIMITK, LIMIT_RATIO ->
          new Picks(evaluator, aggregation.op()).evaluate(parameter(), inner(), this::groups);
      case QUANTILE -> quantiles(evaluator.scalars(parameter()));
      case COUNT_VALUES -> counted(evaluator.text(parameter()));
      default -> folded();
    };
  }

  private Expr parameter() {
    return Objects.requireNonNull(aggregation.parameter());
  }

  private List<Column> inner() {
    return evaluator.vector(aggregation.inner());
  }

  private Groups groups(List<Column> columns) {
    return new Groups(aggregation.grouping(), columns);
  }

  private List<Column> folded() {
    List<Column> columns = inner();
    Groups groups = groups(columns);
    ledger.hold((long) groups.count() * steps);
    Fold[] folds = new Fold[groups.count()];
    for (int i = 0; i < columns.size(); i++) {
      ledger.check();
      Fold fold = folds[groups.of(i)];
      if (fold == null) {
        fold = Fold.of(aggregation.op(), steps);
        folds[groups.of(i)] = fold;
      }
      double[] values = columns.get(i).values();
      for (int step = 0; step < steps; step++) {
        if (!Column.isAbsent(values[step])) {
          fold.add(step, values[step]);
        }
      }
    }
    List<Column> results = new ArrayList<>(folds.length);
    for (int group = 0; group < folds.length; group++) {
      results.add(groups.head(group).with(folds[group].results()));
    }
    return results;
  }

  private List<Column> quantiles(double[] quantiles) {
    evaluator.run().notes().checkQuantiles(quantiles, parameter().span());
    List<Column> columns = inner();
    Groups groups = groups(columns);
    List<List<Column>> members = members(columns, groups);
    List<Column> results = new ArrayList<>();
    for (int group = 0; group < groups.count(); group++) {
      double[] values = Column.absent(steps);
      List<Column> all = members.get(group);
      double[] present = new double[all.size()];
      for (int step = 0; step < steps; step++) {
        ledger.check();
        int size = 0;
        for (Column column : all) {
          if (column.has(step)) {
            present[size++] = column.values()[step];
          }
        }
        if (size > 0) {
          values[step] = Quantile.of(quantiles[step], Arrays.copyOf(present, size));
        }
      }
      results.add(groups.head(group).with(values));
    }
    return results;
  }

  static List<List<Column>> members(List<Column> columns, Groups groups) {
    List<List<Column>> members = new ArrayList<>();
    for (int group = 0; group < groups.count(); group++) {
      members.add(new ArrayList<>());
    }
    for (int i = 0; i < columns.size(); i++) {
      members.get(groups.of(i)).add(columns.get(i));
    }
    return members;
  }

  private List<Column> counted(String label) {
    if (!Names.isValid(label)) {
      throw new ExecutionException("invalid label name \"" + label + "\"");
    }
    List<Column> columns = inner();
    Groups groups = groups(columns);
    // Grouping comes after the label is set: it may take the label away again.
    boolean removed =
        aggregation.grouping().without() && aggregation.grouping().labels().contains(label);
    Map<Labels, double[]> counts = new LinkedHashMap<>();
    Map<Labels, Boolean> dropsName = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      Column head = groups.head(groups.of(i));
      for (int step = 0; step < steps; step++) {
        if (!column.has(step)) {
          continue;
        }
        ledger.check();
        Labels labels =
            removed
                ? head.labels()
                : head.labels().with(label, FloatText.plain(column.values()[step]));
        double[] values = counts.get(labels);
        if (values == null) {
          ledger.hold(steps);
          values = Column.absent(steps);
          counts.put(labels, values);
          dropsName.put(labels, head.dropsName() && !label.equals(Labels.NAME));
        }
        values[step] = Column.isAbsent(values[step]) ? 1 : values[step] + 1;
      }
    }
    List<Column> results = new ArrayList<>();
    counts.forEach(
        (labels, values) ->
            results.add(new Column(labels, values, dropsName.getOrDefault(labels, false))));
    return results;
  }
}
