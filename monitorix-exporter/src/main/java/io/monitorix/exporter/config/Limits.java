package io.monitorix.exporter.config;

import io.monitorix.alerts.promql.ast.DurationText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what metrics are compared with. */
final class Limits {

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

  private Limits() {}

  /** A number, or a duration, which stands for its seconds. */
  static @Nullable Double read(@Nullable YamlValue value) {
    return value == null
        ? null
        : value.parse("a number such as 0.9, or a duration such as 14d", Limits::parse);
  }

  private static double parse(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return DurationText.parse(text).orElseThrow(IllegalArgumentException::new) / 1e3;
    }
    double number = Double.parseDouble(text);
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException();
    }
    return number;
  }
}
