package io.monitorix.alerts.promql.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The buckets of a classic histogram at one time: how many observations each bound is above. */
final class Buckets {

  /** Differences below this share of the counts are those of rounding. */
  private static final double ROUNDING = 1e-12;

  /**
   * A bucket.
   *
   * @param count of observations up to the bound, those of lower bounds included
   */
  record Bucket(double upperBound, double count) {}

  private final List<Bucket> buckets;
  private final boolean usable;
  private boolean mended;

  /** Sorts them, adds up those of one bound, and lets no count be below that of a lower bound. */
  Buckets(List<Bucket> unsorted) {
    List<Bucket> sorted = new ArrayList<>(unsorted);
    sorted.sort(Comparator.comparingDouble(Bucket::upperBound));
    usable = sorted.get(sorted.size() - 1).upperBound() == Double.POSITIVE_INFINITY;
    buckets = usable ? monotonic(coalesced(sorted)) : sorted;
  }

  /** Whether counts had to be mended. */
  boolean wereMended() {
    return mended;
  }

  double quantile(double quantile) {
    if (Double.isNaN(quantile)) {
      return Double.NaN;
    }
    if (quantile < 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (quantile > 1) {
      return Double.POSITIVE_INFINITY;
    }
    int last = buckets.size() - 1;
    if (!usable || last < 1 || buckets.get(last).count() == 0) {
      return Double.NaN;
    }
    double rank = quantile * buckets.get(last).count();
    int index = 0;
    while (index < last && !(buckets.get(index).count() >= rank)) {
      index++;
    }
    if (index == last) {
      return buckets.get(last - 1).upperBound();
    }
    double end = buckets.get(index).upperBound();
    if (index == 0 && end <= 0) {
      return end;
    }
    double start = 0;
    double count = buckets.get(index).count();
    if (index > 0) {
      Bucket below = buckets.get(index - 1);
      start = below.upperBound();
      count -= below.count();
      rank -= below.count();
    }
    return start + (end - start) * (rank / count);
  }

  /** The share of all observations between two values. */
  double fraction(double lower, double upper) {
    double all = buckets.get(buckets.size() - 1).count();
    if (!usable || all == 0 || Double.isNaN(all) || Double.isNaN(lower) || Double.isNaN(upper)) {
      return Double.NaN;
    }
    if (lower >= upper) {
      return 0;
    }
    return (rank(upper) - rank(lower)) / all;
  }

  /** How many observations are up to a value, interpolated within its bucket. */
  private double rank(double value) {
    double rank = 0;
    for (int i = 0; i < buckets.size(); i++) {
      Bucket bucket = buckets.get(i);
      double bound = i > 0 ? buckets.get(i - 1).upperBound() : lowest(bucket);
      if (bound >= value) {
        return rank;
      }
      if (bucket.upperBound() > value) {
        return Double.isInfinite(bound)
            ? bucket.count()
            : rank + (bucket.count() - rank) * (value - bound) / (bucket.upperBound() - bound);
      }
      rank = bucket.count();
    }
    return rank;
  }

  /** Where the first bucket begins: at zero if it ends above that. */
  private static double lowest(Bucket first) {
    return first.upperBound() > 0 ? 0 : Double.NEGATIVE_INFINITY;
  }

  private static List<Bucket> coalesced(List<Bucket> sorted) {
    List<Bucket> result = new ArrayList<>(sorted.size());
    for (Bucket bucket : sorted) {
      int last = result.size() - 1;
      if (last >= 0 && result.get(last).upperBound() == bucket.upperBound()) {
        double both = result.get(last).count() + bucket.count();
        result.set(last, new Bucket(bucket.upperBound(), both));
      } else {
        result.add(bucket);
      }
    }
    return result;
  }

  private List<Bucket> monotonic(List<Bucket> sorted) {
    List<Bucket> result = new ArrayList<>(sorted.size());
    double before = sorted.get(0).count();
    for (Bucket bucket : sorted) {
      double count = bucket.count();
      if (count != before && isRounding(before, count)) {
        count = before;
      } else if (count < before) {
        count = before;
        mended = true;
      }
      before = count;
      result.add(new Bucket(bucket.upperBound(), count));
    }
    return result;
  }

  private static boolean isRounding(double a, double b) {
    double sum = Math.abs(a) + Math.abs(b);
    double difference = Math.abs(a - b);
    if (a == 0 || b == 0 || sum < Double.MIN_NORMAL) {
      return difference < ROUNDING * Double.MIN_NORMAL;
    }
    return difference / Math.min(sum, Double.MAX_VALUE) < ROUNDING;
  }
}
