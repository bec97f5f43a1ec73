package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.promql.ast.AggregationOperator;

/** Folds the values of a group into one for each step. For one thread. */
interface Fold {

  void add(int step, double value);

  /** One for each step; {@link Column#ABSENT} where nothing was added. */
  double[] results();

  /** The fold of an operator without a parameter. */
  static Fold of(AggregationOperator op, int steps) {
    return switch (op) {
      case SUM -> new Sum(steps);
      case AVG -> new Average(steps);
      case COUNT -> new Count(steps, false);
      case GROUP -> new Count(steps, true);
      case MIN -> new Extreme(steps, false);
      case MAX -> new Extreme(steps, true);
      case STDDEV -> new Variance(steps, true);
      case STDVAR -> new Variance(steps, false);
      default -> throw new IllegalArgumentException(op.symbol() + " has a parameter");
    };
  }

  /** A sum that keeps what rounding loses. */
  final class Sum implements Fold {
    private final double[] sums;
    private final double[] lost;

    Sum(int steps) {
      sums = Column.absent(steps);
      lost = new double[steps];
    }

    @Override
    public void add(int step, double value) {
      double sum = sums[step];
      if (Column.isAbsent(sum)) {
        sums[step] = value;
        return;
      }
      double next = sum + value;
      if (Double.isInfinite(next)) {
        lost[step] = 0;
      } else if (Math.abs(sum) >= Math.abs(value)) {
        lost[step] += (sum - next) + value;
      } else {
        lost[step] += (value - next) + sum;
      }
      sums[step] = next;
    }

    @Override
    public double[] results() {
      for (int i = 0; i < sums.length; i++) {
        if (!Column.isAbsent(sums[i]) && !Double.isInfinite(sums[i])) {
          sums[i] += lost[i];
        }
      }
      return sums;
    }
  }

  /** A mean. */
  final class Average implements Fold {
    private final Mean[] means;

    Average(int steps) {
      means = new Mean[steps];
    }

    @Override
    public void add(int step, double value) {
      Mean mean = means[step];
      if (mean == null) {
        mean = new Mean();
        means[step] = mean;
      }
      mean.add(value);
    }

    @Override
    public double[] results() {
      double[] results = Column.absent(means.length);
      for (int i = 0; i < results.length; i++) {
        if (means[i] != null) {
          results[i] = means[i].value();
        }
      }
      return results;
    }
  }

  /** How many there are, or that there are any. */
  final class Count implements Fold {
    private final double[] counts;
    private final boolean once;

    Count(int steps, boolean once) {
      counts = new double[steps];
      this.once = once;
    }

    @Override
    public void add(int step, double value) {
      counts[step]++;
    }

    @Override
    public double[] results() {
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] == 0) {
          counts[i] = Column.ABSENT;
        } else if (once) {
          counts[i] = 1;
        }
      }
      return counts;
    }
  }

  /** The least or the greatest; NaN where there is nothing else. */
  final class Extreme implements Fold {
    private final double[] best;
    private final boolean greatest;

    Extreme(int steps, boolean greatest) {
      best = Column.absent(steps);
      this.greatest = greatest;
    }

    @Override
    public void add(int step, double value) {
      double before = best[step];
      // The marker of absence is a NaN, too.
      if (Double.isNaN(before) || (greatest ? value > before : value < before)) {
        best[step] = value;
      }
    }

    @Override
    public double[] results() {
      return best;
    }
  }

  /** Welford's variance of the whole. */
  final class Variance implements Fold {
    private final long[] counts;
    private final double[] means;
    private final double[] squares;
    private final boolean root;

    Variance(int steps, boolean root) {
      counts = new long[steps];
      means = new double[steps];
      squares = new double[steps];
      this.root = root;
    }

    @Override
    public void add(int step, double value) {
      counts[step]++;
      if (counts[step] == 1) {
        means[step] = value;
        squares[step] = Double.isNaN(value) || Double.isInfinite(value) ? Double.NaN : 0;
        return;
      }
      double distance = value - means[step];
      means[step] += distance / counts[step];
      squares[step] += distance * (value - means[step]);
    }

    @Override
    public double[] results() {
      double[] results = Column.absent(counts.length);
      for (int i = 0; i < results.length; i++) {
        if (counts[i] > 0) {
          double variance = squares[i] / counts[i];
          results[i] = root ? Math.sqrt(variance) : variance;
        }
      }
      return results;
    }
  }
}
