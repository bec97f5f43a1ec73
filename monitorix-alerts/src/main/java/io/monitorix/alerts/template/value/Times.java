package io.monitorix.alerts.template.value;

import io.monitorix.alerts.template.format.TimeFormat;
import io.monitorix.alerts.template.value.Value.Int;
import io.monitorix.alerts.template.value.Value.Moment;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Points in time, with the methods that they have in Go. */
public final class Times {

  /** What arithmetic with dates costs, in characters that could be copied instead. */
  private static final int DATE_EFFORT = 64 * 10;

  /** What Go takes for no time. */
  private static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");

  /** Names the type where the type itself is not there yet. */
  private static final Type PARAMETER = Type.struct("time.Time");

  private static final Type MONTH =
      Type.integer(
          "time.Month",
          Function.of(
              "String",
              (a, budget) ->
                  Value.of(
                      Month.of((int) number(a.get(0)))
                          .getDisplayName(TextStyle.FULL, Locale.ENGLISH))));

  private static final Type WEEKDAY =
      Type.integer(
          "time.Weekday",
          Function.of(
              "String",
              (a, budget) ->
                  Value.of(
                      DayOfWeek.SUNDAY
                          .plus(number(a.get(0)))
                          .getDisplayName(TextStyle.FULL, Locale.ENGLISH))));

  /** {@code time.Time}. */
  public static final Type TYPE =
      Type.struct(
          "time.Time",
          Function.of(
              "String",
              (a, budget) -> Value.of(TimeFormat.format(time(a), TimeFormat.DEFAULT_LAYOUT))),
          Function.of("Format", Times::format, Type.STRING),
          number("Year", Type.INT, ZonedDateTime::getYear),
          number("Month", MONTH, ZonedDateTime::getMonthValue),
          number("Day", Type.INT, ZonedDateTime::getDayOfMonth),
          number("Hour", Type.INT, ZonedDateTime::getHour),
          number("Minute", Type.INT, ZonedDateTime::getMinute),
          number("Second", Type.INT, ZonedDateTime::getSecond),
          number("Nanosecond", Type.INT, ZonedDateTime::getNano),
          number("Weekday", WEEKDAY, time -> time.getDayOfWeek().getValue() % 7),
          number("YearDay", Type.INT, ZonedDateTime::getDayOfYear),
          number("Unix", Type.INT64, ZonedDateTime::toEpochSecond),
          number("UnixMilli", Type.INT64, time -> time.toInstant().toEpochMilli()),
          number("UnixNano", Type.INT64, Times::nanos),
          changed("UTC", time -> time.withZoneSameInstant(ZoneOffset.UTC)),
          // A process of ours has no zone that templates could rely on.
          changed("Local", time -> time.withZoneSameInstant(ZoneOffset.UTC)),
          Function.of("IsZero", (a, budget) -> Value.of(time(a).toInstant().equals(ZERO))),
          Function.of("Before", (a, budget) -> Value.of(order(a) < 0), PARAMETER),
          Function.of("After", (a, budget) -> Value.of(order(a) > 0), PARAMETER),
          Function.of("Equal", (a, budget) -> Value.of(order(a) == 0), PARAMETER),
          Function.of("Compare", (a, budget) -> Value.of(Integer.signum(order(a))), PARAMETER),
          Function.of("Sub", Times::since, PARAMETER),
          Function.of("Add", Times::plus, Durations.TYPE),
          Function.of("AddDate", Times::plusDate, Type.INT, Type.INT, Type.INT));

  /** {@code *time.Time}. */
  public static final Type POINTER = TYPE.pointer();

  private Times() {}

  /** A time in UTC. */
  public static Value of(Instant time) {
    return of(time.atZone(ZoneOffset.UTC));
  }

  /** A time in its zone. */
  public static Value of(ZonedDateTime time) {
    return new Moment(time, TYPE);
  }

  /** The time of a value that is one. */
  public static ZonedDateTime time(Value value) {
    return ((Moment) value).time();
  }

  /** Nanoseconds from one time to another; as many as a duration can have, if need be. */
  public static long nanosBetween(Instant from, Instant to) {
    try {
      return Duration.between(from, to).toNanos();
    } catch (ArithmeticException e) {
      return from.isBefore(to) ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
  }

  private static ZonedDateTime time(List<Value> arguments) {
    return time(arguments.get(0));
  }

  private static long number(Value value) {
    return ((Int) value).value();
  }

  private static long nanos(ZonedDateTime time) {
    return time.toEpochSecond() * 1_000_000_000 + time.getNano();
  }

  private static Function number(String name, Type type, ToLongFunction<ZonedDateTime> number) {
    return Function.of(name, (a, budget) -> new Int(number.applyAsLong(time(a)), type));
  }

  private static Function changed(String name, UnaryOperator<ZonedDateTime> change) {
    return Function.of(name, (a, budget) -> of(change.apply(time(a))));
  }

  private static int order(List<Value> arguments) {
    return time(arguments.get(0)).toInstant().compareTo(time(arguments.get(1)).toInstant());
  }

  private static Value format(List<Value> arguments, Budget budget) {
    String layout = ((Value.Text) arguments.get(1)).value();
    budget.read(16L * layout.length());
    String text = TimeFormat.format(time(arguments), layout);
    budget.write(text.length());
    return Value.of(text);
  }

  private static Value since(List<Value> arguments, Budget budget) {
    return Durations.of(
        nanosBetween(time(arguments.get(1)).toInstant(), time(arguments.get(0)).toInstant()));
  }

  private static Value plus(List<Value> arguments, Budget budget) {
    return of(time(arguments).plusNanos(Durations.nanos(arguments.get(1))));
  }

  private static Value plusDate(List<Value> arguments, Budget budget) {
    long years = number(arguments.get(1));
    long months = number(arguments.get(2));
    long days = number(arguments.get(3));
    if (Math.abs(years) > 9999 || Math.abs(months) > 99_999 || Math.abs(days) > 9_999_999) {
      throw new FunctionFailedException("date out of range");
    }
    budget.read(DATE_EFFORT);
    ZonedDateTime time = time(arguments);
    // Like Go, the thirty-first of a month without one is the first of the next.
    ZonedDateTime month = time.withDayOfMonth(1).plusYears(years).plusMonths(months);
    return of(month.plusDays(time.getDayOfMonth() - 1L + days));
  }
}
