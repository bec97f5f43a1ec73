package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.error.ExecutionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions of classic histograms: series that differ in {@code le} alone. */
final class Histograms {

  private static final String BOUND = "le";

  private final Evaluator evaluator;
  private final int steps;

  Histograms(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.steps = evaluator.steps().count();
  }

  /** A bucket of a histogram: its upper bound and the series of its counts. */
  private record Bound(double upper, Column counts) {}

  List<Column> quantile(List<Expr> arguments) {
    double[] quantiles = evaluator.scalars(arguments.get(0));
    Expr buckets = arguments.get(1);
    evaluator.run().notes().checkQuantiles(quantiles, arguments.get(0).span());
    List<Column> results = new ArrayList<>();
    histograms(buckets)
        .forEach(
            (labels, bounds) ->
                results.add(
                    new Column(labels, quantiles(quantiles, bounds, labels, buckets), true)));
    return results;
  }

  List<Column> quantiles(List<Expr> arguments) {
    Expr buckets = arguments.get(0);
    String label = evaluator.text(arguments.get(1));
    if (!Names.isValid(label)) {
      throw new ExecutionException("invalid label name \"" + label + "\"");
    }
    Map<Labels, List<Bound>> histograms = histograms(buckets);
    List<Column> results = new ArrayList<>();
    for (Expr argument : arguments.subList(2, arguments.size())) {
      double[] quantiles = evaluator.scalars(argument);
      evaluator.run().notes().checkQuantiles(quantiles, argument.span());
      histograms.forEach(
          (labels, bounds) -> {
            double[] values = quantiles(quantiles, bounds, labels, buckets);
            for (int step = 0; step < steps; step++) {
              if (Column.isAbsent(values[step])) {
                continue;
              }
              double[] one = Column.absent(steps);
              one[step] = values[step];
              results.add(
                  new Column(labels.with(label, Numbers.bound(quantiles[step])), one, true));
            }
          });
    }
    return Merger.merge(results);
  }

  List<Column> fraction(List<Expr> arguments) {
    double[] lower = evaluator.scalars(arguments.get(0));
    double[] upper = evaluator.scalars(arguments.get(1));
    Expr buckets = arguments.get(2);
    List<Column> results = new ArrayList<>();
    histograms(buckets)
        .forEach(
            (labels, bounds) -> {
              double[] values = Column.absent(steps);
              for (int step = 0; step < steps; step++) {
                Buckets at = at(bounds, step);
                if (at != null) {
                  values[step] = at.fraction(lower[step], upper[step]);
                  noteIfMended(at, labels, buckets, "histogram_fraction");
                }
              }
              results.add(new Column(labels, values, true));
            });
    return results;
  }

  private double[] quantiles(double[] quantiles, List<Bound> bounds, Labels labels, Expr where) {
    double[] values = Column.absent(steps);
    for (int step = 0; step < steps; step++) {
      Buckets at = at(bounds, step);
      if (at != null) {
        values[step] = at.quantile(quantiles[step]);
        noteIfMended(at, labels, where, "histogram_quantile");
      }
    }
    return values;
  }

  private Map<Labels, List<Bound>> histograms(Expr buckets) {
    Map<Labels, List<Bound>> histograms = new LinkedHashMap<>();
    for (Column column : evaluator.vector(buckets)) {
      evaluator.run().ledger().check();
      String text = column.labels().get(BOUND);
      Double upper = Numbers.parse(text);
      if (upper == null) {
        if (!column.isEmpty()) {
          evaluator
              .run()
              .notes()
              .warn(
                  "bucket label \"le\" is missing or has a malformed value of "
                      + Names.quote(text)
                      + named(column.labels()),
                  buckets.span());
        }
        continue;
      }
      histograms
          .computeIfAbsent(column.labels().without(Set.of(BOUND)), first -> new ArrayList<>())
          .add(new Bound(upper, column));
    }
    return histograms;
  }

  private @Nullable Buckets at(List<Bound> bounds, int step) {
    evaluator.run().ledger().check();
    List<Buckets.Bucket> buckets = new ArrayList<>(bounds.size());
    for (Bound bound : bounds) {
      if (bound.counts().has(step)) {
        buckets.add(new Buckets.Bucket(bound.upper(), bound.counts().values()[step]));
      }
    }
    return buckets.isEmpty() ? null : new Buckets(buckets);
  }

  private void noteIfMended(Buckets buckets, Labels labels, Expr where, String function) {
    if (buckets.wereMended()) {
      evaluator
          .run()
          .notes()
          .info(
              "input to "
                  + function
                  + " needed to be fixed for monotonicity (see"
                  + " https://prometheus.io/docs/prometheus/latest/querying/functions/#"
                  + function
                  + ")"
                  + named(labels),
              where.span());
    }
  }

  private static String named(Labels labels) {
    String metric = labels.metric();
    return metric.isEmpty() ? "" : " for metric name " + Names.quote(metric);
  }
}
