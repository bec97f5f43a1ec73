package io.monitorix.exporter.load;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Repeated measurements of one thing. */
final class Figures {

  private final String name;
  private final String unit;
  private final double[] ascending;

  private Figures(String name, String unit, double[] ascending) {
    this.name = name;
    this.unit = unit;
    this.ascending = ascending;
  }

  /**
   * @param unit of the values, for the table
   * @throws IllegalArgumentException when there is no value
   */
  static Figures of(String name, String unit, List<Double> values) {
    double[] ascending = values.stream().mapToDouble(v -> v).sorted().toArray();
    if (ascending.length == 0) {
      throw new IllegalArgumentException("nothing was measured: " + name);
    }
    return new Figures(name, unit, ascending);
  }

  /**
   * The smallest value that the share of all values does not exceed: the nearest rank.
   *
   * @param share 0…1
   */
  private double quantile(double share) {
    int rank = (int) Math.ceil(share * ascending.length);
    return ascending[Math.max(0, rank - 1)];
  }

  /** The heading of {@link #row()}. */
  static String heading() {
    return String.format(
        "%-58s %6s %9s %9s %9s %9s %s", "", "n", "median", "min", "p99", "max", "unit");
  }

  /** A line of the table. */
  String row() {
    return String.format(
        Locale.ROOT,
        "%-58s %6d %9.1f %9.1f %9.1f %9.1f %s",
        name,
        ascending.length,
        quantile(0.5),
        ascending[0],
        quantile(0.99),
        Arrays.stream(ascending).max().orElseThrow(),
        unit);
  }
}
