package io.monitorix.alerts.template.value;

import io.monitorix.alerts.template.format.DurationFormat;
import io.monitorix.alerts.template.value.Value.Int;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** Durations, with the methods that they have in Go. They are nanoseconds. */
public final class Durations {

  private static final long SECOND = 1_000_000_000;

  /** Names the type where the type itself is not there yet. */
  private static final Type PARAMETER = Type.integer("time.Duration");

  /** {@code time.Duration}. */
  public static final Type TYPE =
      Type.integer(
          "time.Duration",
          Function.of("String", (a, budget) -> Value.of(DurationFormat.format(nanos(a.get(0))))),
          units("Hours", 3600 * SECOND),
          units("Minutes", 60 * SECOND),
          units("Seconds", SECOND),
          count("Milliseconds", nanos -> nanos / 1_000_000),
          count("Microseconds", nanos -> nanos / 1000),
          count("Nanoseconds", nanos -> nanos),
          Function.of("Abs", (a, budget) -> of(abs(nanos(a.get(0))))),
          Function.of("Truncate", Durations::truncate, PARAMETER),
          Function.of("Round", Durations::round, PARAMETER));

  /** {@code *time.Duration}. */
  public static final Type POINTER = TYPE.pointer();

  private Durations() {}

  /** A duration. */
  public static Value of(long nanos) {
    return new Int(nanos, TYPE);
  }

  /** Whether it is one. */
  public static boolean isOne(Value value) {
    return value.type().equals(TYPE);
  }

  /** Its length. */
  public static long nanos(Value duration) {
    return ((Int) duration).value();
  }

  /** Its length in seconds, as Go rounds it. */
  public static double seconds(long nanos) {
    return in(nanos, SECOND);
  }

  private static double in(long nanos, long unit) {
    long whole = nanos / unit;
    return whole + (nanos % unit) / (double) unit;
  }

  private static Function units(String name, long unit) {
    return Function.of(name, (a, budget) -> Value.of(in(nanos(a.get(0)), unit)));
  }

  private static Function count(String name, LongUnaryOperator count) {
    return Function.of(
        name, (a, budget) -> new Int(count.applyAsLong(nanos(a.get(0))), Type.INT64));
  }

  private static long abs(long nanos) {
    return nanos == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(nanos);
  }

  private static Value truncate(List<Value> arguments, Budget budget) {
    long nanos = nanos(arguments.get(0));
    long unit = nanos(arguments.get(1));
    return of(unit <= 0 ? nanos : nanos - nanos % unit);
  }

  /** To the nearest multiple, halves away from zero. */
  private static Value round(List<Value> arguments, Budget budget) {
    long nanos = nanos(arguments.get(0));
    long unit = nanos(arguments.get(1));
    if (unit <= 0) {
      return of(nanos);
    }
    BigDecimal step = BigDecimal.valueOf(unit);
    BigDecimal rounded =
        BigDecimal.valueOf(nanos).divide(step, 0, RoundingMode.HALF_UP).multiply(step);
    BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
    BigDecimal least = BigDecimal.valueOf(Long.MIN_VALUE);
    return of(rounded.min(most).max(least).longValue());
  }
}
