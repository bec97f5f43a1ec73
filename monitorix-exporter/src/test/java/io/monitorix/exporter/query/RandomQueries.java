package io.monitorix.exporter.query;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Queries of all kinds over the series of {@link RandomSeries}, none of which Prometheus 2.42 and 3
 * answer differently by design: see docs/promql.md. So {@code rate} is asked of counters without
 * gaps only, picks of distinct numbers only, {@code atan2} has no name to keep, {@code timestamp}
 * and {@code predict_linear} no {@code @}, which 2.42 answers in another way, and no subquery is in
 * another.
 */
final class RandomQueries {

  private static final List<String> RANGES = List.of("45s", "1m", "100s", "3m", "7m");
  private static final List<String> OFFSETS = List.of("15s", "1m", "4m", "-30s");
  private static final List<String> MATH =
      List.of("abs", "ceil", "floor", "sqrt", "sgn", "deg", "rad", "round");

  /**
   * Where the last bit is the machine's, and the next function could magnify it: these stand
   * outside of all others.
   */
  private static final List<String> TRANSCENDENTAL =
      List.of(
          "exp", "ln", "log2", "log10", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh",
          "acosh", "atanh");

  /** Of great numbers these magnify the last bits themselves: they are asked of samples. */
  private static final List<String> WAVES = List.of("sin", "cos", "tan");

  private static final List<String> DATES =
      List.of("day_of_week", "hour", "minute", "month", "days_in_month", "year", "day_of_year");
  private static final List<String> OVER_TIME =
      List.of(
          "sum_over_time",
          "min_over_time",
          "max_over_time",
          "count_over_time",
          "last_over_time",
          "present_over_time",
          "changes",
          "resets",
          "delta",
          "idelta",
          "absent_over_time");

  /** Of numbers that are nearly the same these magnify what is in the last bits, too. */
  private static final List<String> SLOPES =
      List.of("deriv", "stddev_over_time", "stdvar_over_time");

  private static final List<String> FOLDS = List.of("sum", "min", "max", "count", "group");

  private final RandomGenerator random;
  private boolean subqueried;

  RandomQueries(RandomGenerator random) {
    this.random = random;
  }

  String next() {
    return switch (random.nextInt(12)) {
      case 0 -> scalar(2);
      case 1 -> mean();
      case 2 ->
          random.nextInt(5) == 0
              ? pick(WAVES) + "(" + selector() + ")"
              : pick(TRANSCENDENTAL) + "(" + vector(2) + ")";
      case 3 -> "((" + vector(2) + ") + 0) " + pick(List.of("^", "atan2")) + " " + scalar(1);
      default -> vector(3);
    };
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private String vector(int depth) {
    if (depth == 0) {
      return selector();
    }
    return switch (random.nextInt(17)) {
      case 0 -> selector();
      case 1, 2 -> pick(MATH) + "(" + vector(depth - 1) + ")";
      case 3, 4 ->
          random.nextInt(6) == 0
              ? pick(SLOPES)
                  + "("
                  + pick(List.of("gauge", "counter", "odd"))
                  + matchers()
                  + range()
                  + ")"
              : pick(OVER_TIME) + "(" + matrix(depth - 1) + ")";
      case 5 ->
          pick(List.of("rate", "increase", "irate")) + "(counter" + matchers() + range() + ")";
      case 6 -> withArguments(depth - 1);
      case 7, 8 -> pick(FOLDS) + grouping() + "(" + vector(depth - 1) + ")";
      case 9 -> withParameter(depth - 1);
      case 10, 11 -> arithmetic(depth - 1);
      case 12 -> matched(depth - 1);
      case 13 -> sets(depth - 1);
      case 14 ->
          switch (random.nextInt(6)) {
            case 0 -> pick(DATES) + "(gauge" + matchers() + " * 1e4)";
            case 1 ->
                pick(SLOPES) + "(" + pick(List.of("gauge", "counter")) + matchers() + range() + ")";
            case 2 -> selector() + " % " + number();
            case 3 -> "timestamp(" + pick(List.of("odd", "gauge")) + matchers() + ")";
            default -> "-(" + vector(depth - 1) + ")";
          };
      case 15 -> labels(depth - 1);
      default ->
          "histogram_quantile(" + number() + ", sum by (le) (wait_bucket" + matchers() + "))";
    };
  }

  /**
   * What the versions round differently in the last bits: for nothing else to magnify that, it
   * stands alone, and is asked of numbers far from zero, as a mean of zero may come out as 1e-16. A
   * single infinity's deviation is zero in 2.42, and NaN in 3.
   */
  private String mean() {
    return switch (random.nextInt(4)) {
      case 0 -> "avg_over_time(counter" + matchers() + range() + ")";
      case 1 -> "avg_over_time(counter" + matchers() + "[7m:17s])";
      case 2 -> "avg" + grouping() + "(counter" + matchers() + modifiers() + ")";
      default -> pick(List.of("stddev", "stdvar")) + grouping() + "(" + finite() + ")";
    };
  }

  private String finite() {
    return pick(List.of("gauge", "counter")) + matchers();
  }

  private String selector() {
    return pick(List.of("gauge", "counter", "odd")) + matchers() + modifiers();
  }

  private String matchers() {
    return pick(
        List.of("", "", "{a=\"x\"}", "{a!=\"x\"}", "{b=~\"[12]\"}", "{b!~\"1|3\"}", "{a=~\".+\"}"));
  }

  private String modifiers() {
    return switch (random.nextInt(8)) {
      case 0 -> " offset " + pick(OFFSETS);
      case 1 -> pick(List.of(" @ 1500.003", " @ start()", " @ end()"));
      case 2 -> " @ 2000.003 offset " + pick(OFFSETS);
      default -> "";
    };
  }

  private String range() {
    return "[" + pick(RANGES) + "]" + modifiers();
  }

  private String matrix(int depth) {
    // None inside another: the steps of the outer one would meet the windows' edges of the inner.
    if (subqueried || random.nextInt(3) > 0) {
      return pick(List.of("gauge", "counter", "odd")) + matchers() + range();
    }
    subqueried = true;
    String inner = vector(Math.min(depth, 1));
    subqueried = false;
    return "("
        + inner
        + ")["
        + pick(RANGES)
        + ":"
        + pick(List.of("10s", "17s", "30s", "1m"))
        + "]"
        + modifiers();
  }

  private String withArguments(int depth) {
    String inner = vector(depth);
    return switch (random.nextInt(8)) {
      case 0 -> "clamp(" + inner + ", " + number() + ", " + number() + ")";
      case 1 -> "clamp_min(" + inner + ", " + scalar(1) + ")";
      case 2 -> "clamp_max(" + inner + ", " + scalar(1) + ")";
      case 3 -> "round(" + inner + ", " + pick(List.of("0.5", "5", "0.01", "10")) + ")";
      case 4 -> "predict_linear(" + finite() + "[" + pick(RANGES) + "], " + number() + ")";
      case 5 -> "quantile_over_time(" + share() + ", " + matrix(depth) + ")";
      case 6 ->
          "double_exponential_smoothing(gauge"
              + range()
              + ", 0."
              + digit()
              + ", 0."
              + digit()
              + ")";
      default -> "vector(" + scalar(depth) + ")";
    };
  }

  private int digit() {
    return 1 + random.nextInt(9);
  }

  private String withParameter(int depth) {
    return switch (random.nextInt(4)) {
      case 0 -> "quantile" + grouping() + "(" + share() + ", " + vector(depth) + ")";
      case 1 -> "count_values" + grouping() + "(\"v\", " + selector() + ")";
      default ->
          pick(List.of("topk", "bottomk"))
              + grouping()
              + "("
              + random.nextInt(4)
              + ", gauge"
              + matchers()
              + modifiers()
              + ")";
    };
  }

  private String grouping() {
    return pick(
        List.of(
            "", " by (a)", " by (b)", " by (a, b)", " without (a)", " without (b)", " by (none)"));
  }

  private String arithmetic(int depth) {
    String op = operator();
    return random.nextBoolean()
        ? "(" + vector(depth) + ") " + op + " " + scalar(1)
        : scalar(1) + " " + op + " (" + vector(depth) + ")";
  }

  private String operator() {
    return pick(
        List.of(
            "+", "-", "*", "/", "==", "!=", ">", "<", ">=", "<=", "> bool", "<= bool", "== bool"));
  }

  private String matched(int depth) {
    String left = "(" + vector(depth) + ") ";
    String right = " (" + vector(depth) + ")";
    return switch (random.nextInt(5)) {
      case 0 -> left + operator() + right;
      case 1 -> left + operator() + " ignoring (none)" + right;
      case 2 -> left + operator() + " on (b) group_left" + " sum by (b)" + right;
      case 3 -> "sum by (a)" + right + " " + operator() + " on (a) group_right " + left;
      default -> left + operator() + " on (a, b) " + right;
    };
  }

  private String sets(int depth) {
    return "("
        + vector(depth)
        + ") "
        + pick(List.of("and", "or", "unless"))
        + pick(List.of("", " on (a)", " ignoring (b)"))
        + " ("
        + vector(depth)
        + ")";
  }

  private String labels(int depth) {
    return random.nextBoolean()
        ? "label_replace(" + vector(depth) + ", \"c\", \"$1-x\", \"a\", \"(.).*\")"
        : "label_join(" + vector(depth) + ", \"c\", \"/\", \"a\", \"b\")";
  }

  private String scalar(int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(5)) {
      case 1 -> "time()";
      case 2 -> "scalar(" + vector(depth - 1) + ")";
      case 3 ->
          "("
              + scalar(depth - 1)
              + " "
              + pick(List.of("+", "-", "*", "/", "> bool", "!= bool"))
              + " "
              + scalar(depth - 1)
              + ")";
      default -> number();
    };
  }

  private String share() {
    return pick(List.of("0", "0.1", "0.5", "0.9", "1", "-1", "2", "NaN"));
  }

  private String number() {
    return pick(
        List.of("0", "1", "2", "0.5", "-3", "10", "1e3", "60", "-0.25", "Inf", "NaN", "7.125"));
  }
}
