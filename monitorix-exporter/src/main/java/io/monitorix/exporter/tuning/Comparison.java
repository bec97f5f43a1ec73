package io.monitorix.exporter.tuning;

import io.monitorix.alerts.promql.ast.FloatText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A comparison with a limit that is another one for some resources.
 *
 * @param left PromQL that gives a vector; one operand
 * @param operator {@code >} for instance
 * @param limit what counts for all others
 * @param others the first that fits counts
 */
record Comparison(String left, String operator, Limit limit, List<Other> others) {

  /** What is compared with. */
  sealed interface Limit {}

  /** A number. */
  record Value(double value) implements Limit {}

  /** A series for each cluster, {@code monitorix_threshold} of a name. */
  record OfCluster(String series) implements Limit {}

  /** Another value for some. */
  record Other(Selection resources, double value) {}

  Comparison {
    others = List.copyOf(others);
  }

  /**
   * Where there are others the left side is in it once more, and once for each of them that tells
   * less apart than the rest: what it gives decides for what there are limits, so that no element
   * is lost for want of one.
   */
  String text() {
    if (others.isEmpty()) {
      return limit instanceof OfCluster threshold
          ? left + " " + operator + " on (cluster) group_left () " + threshold.series()
          : left + " " + operator + " " + number(((Value) limit).value());
    }
    Set<String> labels = new LinkedHashSet<>();
    others.forEach(other -> labels.addAll(other.resources().on()));
    String on = "(" + String.join(", ", labels) + ")";
    List<String> limits = new ArrayList<>();
    for (Other other : others) {
      Selection resources = other.resources();
      String series =
          labels.equals(Set.copyOf(resources.on()))
              ? resources.series()
              : "(group by %s (%s) and on (%s) %s)"
                  .formatted(on, left, String.join(", ", resources.on()), resources.series());
      limits.add(number(other.value()) + " * " + series);
    }
    limits.add(usual(on, labels.size() == 1));
    return left
        + " "
        + operator
        + " on "
        + on
        + " group_left () ("
        + String.join(" or on " + on + " ", limits)
        + ")";
  }

  private String usual(String on, boolean clusters) {
    String each = "group by " + on + " (" + left + ")";
    if (limit instanceof OfCluster threshold) {
      return clusters
          ? threshold.series()
          : each + " * on (cluster) group_left () " + threshold.series();
    }
    return number(((Value) limit).value()) + " * " + each;
  }

  static String number(double value) {
    return FloatText.plain(value);
  }
}
