package io.monitorix.alerts.exposition;

import org.jspecify.annotations.Nullable;

/** Takes what a text tells, in its order. */
public interface ExpositionSink {

  /**
   * A sample.
   *
   * @param value any number, NaN and infinite ones included
   * @param time its own, in milliseconds since 1970; null without
   */
  void sample(SeriesText series, double value, @Nullable Long time);

  /**
   * What {@code # TYPE} says.
   *
   * @param type in lower case; {@code unknown} for {@code untyped}, too
   */
  default void type(String metric, String type) {}

  /** What {@code # HELP} says. */
  default void help(String metric, String help) {}

  /** What {@code # UNIT} says. */
  default void unit(String metric, String unit) {}
}
