package io.monitorix.alerts.template.functions;

import io.monitorix.alerts.template.format.Floats;
import io.monitorix.alerts.template.format.TimeFormat;
import io.monitorix.alerts.template.value.Budget;
import io.monitorix.alerts.template.value.Durations;
import io.monitorix.alerts.template.value.Function;
import io.monitorix.alerts.template.value.FunctionFailedException;
import io.monitorix.alerts.template.value.Times;
import io.monitorix.alerts.template.value.Type;
import io.monitorix.alerts.template.value.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.DoubleFunction;

/** Prometheus's functions that write numbers for people. */
final class Humanize {

  private static final List<String> LARGE = List.of("k", "M", "G", "T", "P", "E", "Z", "Y");
  private static final List<String> SMALL = List.of("m", "u", "n", "p", "f", "a", "z", "y");
  private static final List<String> BINARY =
      List.of("ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi");
  private static final double NANOS = 1e9;

  private Humanize() {}

  static List<Function> all() {
    return List.of(
        of("humanize", Humanize::decimal),
        of("humanize1024", Humanize::binary),
        of("humanizePercentage", value -> digits(value * 100) + "%"),
        of("humanizeTimestamp", Humanize::timestamp),
        duration(),
        Function.of("toTime", Humanize::toTime, Type.ANY),
        Function.of("toDuration", Humanize::toDuration, Type.ANY));
  }

  static Function duration() {
    return of("humanizeDuration", Humanize::duration);
  }

  private static Function of(String name, DoubleFunction<String> text) {
    return Function.of(
        name, (a, budget) -> TextFunctions.made(text.apply(number(a.get(0))), budget), Type.ANY);
  }

  private static String decimal(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return digits(value);
    }
    return Math.abs(value) >= 1 ? divided(value, 1000, LARGE) : multiplied(value);
  }

  private static String binary(double value) {
    return Math.abs(value) <= 1 || !Double.isFinite(value)
        ? digits(value)
        : divided(value, 1024, BINARY);
  }

  private static String divided(double value, int base, List<String> prefixes) {
    double rest = value;
    String prefix = "";
    for (String next : prefixes) {
      if (Math.abs(rest) < base) {
        break;
      }
      prefix = next;
      rest /= base;
    }
    return digits(rest) + prefix;
  }

  private static String multiplied(double value) {
    double rest = value;
    String prefix = "";
    for (String next : SMALL) {
      if (Math.abs(rest) >= 1) {
        break;
      }
      prefix = next;
      rest *= 1000;
    }
    return digits(rest) + prefix;
  }

  private static String duration(double value) {
    if (!Double.isFinite(value)) {
      return digits(value);
    }
    if (value == 0) {
      return digits(value) + "s";
    }
    if (Math.abs(value) < 1) {
      return multiplied(value) + "s";
    }
    String sign = value < 0 ? "-" : "";
    long whole = (long) Math.abs(value);
    long seconds = whole % 60;
    long minutes = whole / 60 % 60;
    long hours = whole / 3600 % 24;
    long days = whole / 86_400;
    if (days != 0) {
      return sign + days + "d " + hours + "h " + minutes + "m " + seconds + "s";
    }
    if (hours != 0) {
      return sign + hours + "h " + minutes + "m " + seconds + "s";
    }
    if (minutes != 0) {
      return sign + minutes + "m " + seconds + "s";
    }
    return sign + digits(Math.abs(value)) + "s";
  }

  private static String timestamp(double value) {
    return Double.isFinite(value)
        ? TimeFormat.format(time(value).atZone(ZoneOffset.UTC), TimeFormat.DEFAULT_LAYOUT)
        : digits(value);
  }

  private static Value toTime(List<Value> arguments, Budget budget) {
    double value = number(arguments.get(0));
    if (!Double.isFinite(value)) {
      throw new FunctionFailedException("value is NaN or Inf");
    }
    return new Value.Moment(time(value).atZone(ZoneOffset.UTC), Times.POINTER);
  }

  private static Value toDuration(List<Value> arguments, Budget budget) {
    double value = number(arguments.get(0));
    if (!Double.isFinite(value)) {
      throw new FunctionFailedException("value is NaN or Inf");
    }
    return new Value.Int(nanos(value, "duration"), Durations.POINTER);
  }

  private static Instant time(double seconds) {
    long nanos = nanos(seconds, "timestamp");
    // Prometheus's times have milliseconds.
    return Instant.ofEpochMilli(nanos / 1_000_000);
  }

  private static long nanos(double seconds, String what) {
    double nanos = seconds * NANOS;
    if (nanos > Long.MAX_VALUE || nanos < Long.MIN_VALUE) {
      throw new FunctionFailedException(
          Floats.format(seconds, 'g', Floats.SHORTEST)
              + " cannot be represented as a nanoseconds "
              + what
              + " since it overflows int64");
    }
    return (long) nanos;
  }

  private static String digits(double value) {
    return Floats.format(value, 'g', 4);
  }

  /** An argument as Prometheus makes a number of it. */
  private static double number(Value value) {
    if (value instanceof Value.Real real) {
      return real.value();
    }
    if (value instanceof Value.Text text && text.type().equals(Type.STRING)) {
      return GoFloats.parse(text.value());
    }
    if (Durations.isOne(value)) {
      return Durations.seconds(Durations.nanos(value));
    }
    boolean plain = value.type().equals(Type.INT) || value.type().equals(Type.INT64);
    if (plain && value instanceof Value.Int number) {
      return number.value();
    }
    String type = value instanceof Value.Nothing ? "<nil>" : value.type().name();
    throw new FunctionFailedException("can't convert " + type + " to float");
  }
}
