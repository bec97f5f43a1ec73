package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.promql.ast.Function;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Functions of a time in seconds since 1970, in UTC. */
final class DateFunctions {

  private DateFunctions() {}

  /** What the function makes of a time; null where it is none of these. */
  static @Nullable DoubleUnaryOperator of(Function function) {
    return switch (function) {
      case YEAR -> field(ChronoField.YEAR);
      case MONTH -> field(ChronoField.MONTH_OF_YEAR);
      case DAY_OF_MONTH -> field(ChronoField.DAY_OF_MONTH);
      case DAY_OF_YEAR -> field(ChronoField.DAY_OF_YEAR);
      case HOUR -> field(ChronoField.HOUR_OF_DAY);
      case MINUTE -> field(ChronoField.MINUTE_OF_HOUR);
      case DAY_OF_WEEK -> value -> at(value).getDayOfWeek().getValue() % 7;
      case DAYS_IN_MONTH -> value -> at(value).toLocalDate().lengthOfMonth();
      default -> null;
    };
  }

  private static DoubleUnaryOperator field(ChronoField field) {
    return value -> at(value).get(field);
  }

  private static LocalDateTime at(double seconds) {
    // A cast takes NaN for 0; what no calendar reaches is held at its ends.
    long second =
        Math.max(
            LocalDateTime.MIN.toEpochSecond(ZoneOffset.UTC),
            Math.min(LocalDateTime.MAX.toEpochSecond(ZoneOffset.UTC), (long) seconds));
    return LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
  }
}
