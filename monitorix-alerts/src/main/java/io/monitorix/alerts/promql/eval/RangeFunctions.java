package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.promql.ast.Function;
import org.jspecify.annotations.Nullable;

/** Functions that make one number of the samples of a window. */
final class RangeFunctions {

  /** A function; its window is never empty. */
  @FunctionalInterface
  interface RangeFunction {

    /**
     * The value at one step, or {@link Column#ABSENT}.
     *
     * @param parameters the scalars beside the window, at this step
     */
    double apply(Window window, double[] parameters);
  }

  private RangeFunctions() {}

  /** What the function does; null where it is none of these. */
  static @Nullable RangeFunction of(Function function) {
    return switch (function) {
      case RATE -> (window, none) -> Rates.extrapolated(window, true, true);
      case INCREASE -> (window, none) -> Rates.extrapolated(window, true, false);
      case DELTA -> (window, none) -> Rates.extrapolated(window, false, false);
      case IRATE -> (window, none) -> Rates.instant(window, true);
      case IDELTA -> (window, none) -> Rates.instant(window, false);
      case RESETS -> (window, none) -> Rates.resets(window);
      case CHANGES -> (window, none) -> Rates.changes(window);
      case DERIV -> (window, none) -> Regression.slope(window);
      case PREDICT_LINEAR -> (window, ahead) -> Regression.predict(window, ahead[0]);
      case DOUBLE_EXPONENTIAL_SMOOTHING ->
          (window, factors) -> Regression.smooth(window, factors[0], factors[1]);
      case COUNT_OVER_TIME -> (window, none) -> window.count();
      case PRESENT_OVER_TIME -> (window, none) -> 1;
      case SUM_OVER_TIME -> (window, none) -> Summaries.sum(window);
      case AVG_OVER_TIME -> (window, none) -> Summaries.mean(window);
      case MIN_OVER_TIME -> (window, none) -> window.value(Summaries.least(window));
      case MAX_OVER_TIME -> (window, none) -> window.value(Summaries.greatest(window));
      case STDVAR_OVER_TIME -> (window, none) -> Summaries.variance(window);
      case STDDEV_OVER_TIME -> (window, none) -> Math.sqrt(Summaries.variance(window));
      case QUANTILE_OVER_TIME -> (window, quantile) -> Quantile.of(quantile[0], window.values());
      case MAD_OVER_TIME -> (window, none) -> Summaries.medianDeviation(window);
      case FIRST_OVER_TIME -> (window, none) -> window.value(0);
      case LAST_OVER_TIME -> (window, none) -> window.lastValue();
      case TS_OF_FIRST_OVER_TIME -> (window, none) -> window.time(0) / 1000.0;
      case TS_OF_LAST_OVER_TIME -> (window, none) -> window.lastTime() / 1000.0;
      case TS_OF_MIN_OVER_TIME ->
          (window, none) -> window.time(Summaries.lastLeast(window)) / 1000.0;
      case TS_OF_MAX_OVER_TIME ->
          (window, none) -> window.time(Summaries.lastGreatest(window)) / 1000.0;
      default -> null;
    };
  }
}
