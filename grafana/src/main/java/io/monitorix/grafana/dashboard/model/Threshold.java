package io.monitorix.grafana.dashboard.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From where on a value has a colour.
 *
 * @param from the lowest value that has it; null for all below the next one
 */
public record Threshold(@Nullable Double from, Color color) {

  /** The colour of everything, where no value is good or bad. */
  public static List<Threshold> none() {
    return List.of(new Threshold(null, Color.NEUTRAL));
  }

  /** Good below the first value, a warning below the second, critical from there on. */
  public static List<Threshold> rising(double warning, double critical) {
    return List.of(
        new Threshold(null, Color.GOOD),
        new Threshold(warning, Color.WARNING),
        new Threshold(critical, Color.CRITICAL));
  }

  /** Critical below the first value, a warning below the second, good from there on. */
  public static List<Threshold> falling(double critical, double warning) {
    return List.of(
        new Threshold(null, Color.CRITICAL),
        new Threshold(critical, Color.WARNING),
        new Threshold(warning, Color.GOOD));
  }

  /** Good, and of another colour from a value on. */
  public static List<Threshold> from(double value, Color color) {
    return List.of(new Threshold(null, Color.GOOD), new Threshold(value, color));
  }
}
