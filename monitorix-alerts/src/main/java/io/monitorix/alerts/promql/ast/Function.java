package io.monitorix.alerts.promql.ast;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The functions of PromQL and what they take; what each does is said at <a
 * href="https://prometheus.io/docs/prometheus/latest/querying/functions/">Prometheus</a>. Those
 * that are experimental there need no switch here.
 */
public enum Function {
  ABS(Signature.takes(ValueType.VECTOR)),
  ABSENT(Signature.takes(ValueType.VECTOR)),
  ABSENT_OVER_TIME(Signature.takes(ValueType.MATRIX)),
  ACOS(Signature.takes(ValueType.VECTOR)),
  ACOSH(Signature.takes(ValueType.VECTOR)),
  ASIN(Signature.takes(ValueType.VECTOR)),
  ASINH(Signature.takes(ValueType.VECTOR)),
  ATAN(Signature.takes(ValueType.VECTOR)),
  ATANH(Signature.takes(ValueType.VECTOR)),
  AVG_OVER_TIME(Signature.takes(ValueType.MATRIX)),
  CEIL(Signature.takes(ValueType.VECTOR)),
  CHANGES(Signature.takes(ValueType.MATRIX)),
  CLAMP(Signature.takes(ValueType.VECTOR, ValueType.SCALAR, ValueType.SCALAR)),
  CLAMP_MAX(Signature.takes(ValueType.VECTOR, ValueType.SCALAR)),
  CLAMP_MIN(Signature.takes(ValueType.VECTOR, ValueType.SCALAR)),
  COS(Signature.takes(ValueType.VECTOR)),
  COSH(Signature.takes(ValueType.VECTOR)),
  COUNT_OVER_TIME(Signature.takes(ValueType.MATRIX)),
  DAY_OF_MONTH(Signature.takes(ValueType.VECTOR).lastIsOptional()),
  DAY_OF_WEEK(Signature.takes(ValueType.VECTOR).lastIsOptional()),
  DAY_OF_YEAR(Signature.takes(ValueType.VECTOR).lastIsOptional()),
  DAYS_IN_MONTH(Signature.takes(ValueType.VECTOR).lastIsOptional()),
  DEG(Signature.takes(ValueType.VECTOR)),
  DELTA(Signature.takes(ValueType.MATRIX)),
  DERIV(Signature.takes(ValueType.MATRIX)),
  DOUBLE_EXPONENTIAL_SMOOTHING(
      Signature.takes(ValueType.MATRIX, ValueType.SCALAR, ValueType.SCALAR)),
  END(Signature.takes().gives(ValueType.SCALAR)),
  EXP(Signature.takes(ValueType.VECTOR)),
  FIRST_OVER_TIME(Signature.takes(ValueType.MATRIX)),
  FLOOR(Signature.takes(ValueType.VECTOR)),
  HISTOGRAM_AVG(Signature.takes(ValueType.VECTOR)),
  HISTOGRAM_COUNT(Signature.takes(ValueType.VECTOR)),
  HISTOGRAM_FRACTION(Signature.takes(ValueType.SCALAR, ValueType.SCALAR, ValueType.VECTOR)),
  HISTOGRAM_QUANTILE(Signature.takes(ValueType.SCALAR, ValueType.VECTOR)),
  HISTOGRAM_QUANTILES(
      Signature.takes(ValueType.VECTOR, ValueType.STRING, ValueType.SCALAR).lastRepeatsUpTo(12)),
  HISTOGRAM_STDDEV(Signature.takes(ValueType.VECTOR)),
  HISTOGRAM_STDVAR(Signature.takes(ValueType.VECTOR)),
  HISTOGRAM_SUM(Signature.takes(ValueType.VECTOR)),
  HOUR(Signature.takes(ValueType.VECTOR).lastIsOptional()),
  IDELTA(Signature.takes(ValueType.MATRIX)),
  INCREASE(Signature.takes(ValueType.MATRIX)),
  INFO(Signature.takes(ValueType.VECTOR, ValueType.VECTOR).lastIsOptional()),
  IRATE(Signature.takes(ValueType.MATRIX)),
  LABEL_JOIN(
      Signature.takes(ValueType.VECTOR, ValueType.STRING, ValueType.STRING, ValueType.STRING)
          .lastRepeats()),
  LABEL_REPLACE(
      Signature.takes(
          ValueType.VECTOR,
          ValueType.STRING,
          ValueType.STRING,
          ValueType.STRING,
          ValueType.STRING)),
  LAST_OVER_TIME(Signature.takes(ValueType.MATRIX)),
  LN(Signature.takes(ValueType.VECTOR)),
  LOG10(Signature.takes(ValueType.VECTOR)),
  LOG2(Signature.takes(ValueType.VECTOR)),
  MAD_OVER_TIME(Signature.takes(ValueType.MATRIX)),
  MAX_OF(Signature.takes(ValueType.SCALAR, ValueType.SCALAR).gives(ValueType.SCALAR)),
  MAX_OVER_TIME(Signature.takes(ValueType.MATRIX)),
  MIN_OF(Signature.takes(ValueType.SCALAR, ValueType.SCALAR).gives(ValueType.SCALAR)),
  MIN_OVER_TIME(Signature.takes(ValueType.MATRIX)),
  MINUTE(Signature.takes(ValueType.VECTOR).lastIsOptional()),
  MONTH(Signature.takes(ValueType.VECTOR).lastIsOptional()),
  PI(Signature.takes().gives(ValueType.SCALAR)),
  PREDICT_LINEAR(Signature.takes(ValueType.MATRIX, ValueType.SCALAR)),
  PRESENT_OVER_TIME(Signature.takes(ValueType.MATRIX)),
  QUANTILE_OVER_TIME(Signature.takes(ValueType.SCALAR, ValueType.MATRIX)),
  RAD(Signature.takes(ValueType.VECTOR)),
  RANGE(Signature.takes().gives(ValueType.SCALAR)),
  RATE(Signature.takes(ValueType.MATRIX)),
  RESETS(Signature.takes(ValueType.MATRIX)),
  ROUND(Signature.takes(ValueType.VECTOR, ValueType.SCALAR).lastIsOptional()),
  SCALAR(Signature.takes(ValueType.VECTOR).gives(ValueType.SCALAR)),
  SGN(Signature.takes(ValueType.VECTOR)),
  SIN(Signature.takes(ValueType.VECTOR)),
  SINH(Signature.takes(ValueType.VECTOR)),
  SORT(Signature.takes(ValueType.VECTOR)),
  SORT_BY_LABEL(Signature.takes(ValueType.VECTOR, ValueType.STRING).lastRepeats()),
  SORT_BY_LABEL_DESC(Signature.takes(ValueType.VECTOR, ValueType.STRING).lastRepeats()),
  SORT_DESC(Signature.takes(ValueType.VECTOR)),
  SQRT(Signature.takes(ValueType.VECTOR)),
  START(Signature.takes().gives(ValueType.SCALAR)),
  STDDEV_OVER_TIME(Signature.takes(ValueType.MATRIX)),
  STDVAR_OVER_TIME(Signature.takes(ValueType.MATRIX)),
  STEP(Signature.takes().gives(ValueType.SCALAR)),
  SUM_OVER_TIME(Signature.takes(ValueType.MATRIX)),
  TAN(Signature.takes(ValueType.VECTOR)),
  TANH(Signature.takes(ValueType.VECTOR)),
  TIME(Signature.takes().gives(ValueType.SCALAR)),
  TIMESTAMP(Signature.takes(ValueType.VECTOR)),
  TS_OF_FIRST_OVER_TIME(Signature.takes(ValueType.MATRIX)),
  TS_OF_LAST_OVER_TIME(Signature.takes(ValueType.MATRIX)),
  TS_OF_MAX_OVER_TIME(Signature.takes(ValueType.MATRIX)),
  TS_OF_MIN_OVER_TIME(Signature.takes(ValueType.MATRIX)),
  VECTOR(Signature.takes(ValueType.SCALAR)),
  YEAR(Signature.takes(ValueType.VECTOR).lastIsOptional());

  private static final Map<String, Function> BY_NAME =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(Function::symbol, each -> each));

  @SuppressWarnings("ImmutableEnumChecker") // its list cannot be changed
  private final Signature signature;

  private final String symbol;

  Function(Signature signature) {
    this.signature = signature;
    this.symbol = name().toLowerCase(Locale.ROOT);
  }

  /** The function of that name. */
  public static Optional<Function> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Its name in PromQL. */
  public String symbol() {
    return symbol;
  }

  /** The fewest arguments that it takes. */
  public int fewestArguments() {
    return signature.fewest();
  }

  /** The most arguments that it takes; {@link Integer#MAX_VALUE} for any number. */
  public int mostArguments() {
    return signature.most();
  }

  /** What an argument has to be, of those that it takes. */
  public ValueType argument(int index) {
    List<ValueType> types = signature.arguments();
    return types.get(Math.min(index, types.size() - 1));
  }

  /** What it gives. */
  public ValueType result() {
    return signature.result();
  }

  /**
   * What a function takes and gives.
   *
   * @param arguments types, of which the last holds for all further ones
   */
  private record Signature(List<ValueType> arguments, int fewest, int most, ValueType result) {

    static Signature takes(ValueType... arguments) {
      return new Signature(
          List.of(arguments), arguments.length, arguments.length, ValueType.VECTOR);
    }

    Signature lastIsOptional() {
      return new Signature(arguments, fewest - 1, most, result);
    }

    /** So that the last may be left out, too, or stand any number of times. */
    Signature lastRepeats() {
      return new Signature(arguments, fewest - 1, Integer.MAX_VALUE, result);
    }

    Signature lastRepeatsUpTo(int mostArguments) {
      return new Signature(arguments, fewest, mostArguments, result);
    }

    Signature gives(ValueType type) {
      return new Signature(arguments, fewest, most, type);
    }
  }
}
