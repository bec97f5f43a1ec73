package io.monitorix.alerts.template.value;

import java.time.Duration;

/**
 * What one run of a template may take.
 *
 * @param output characters of the result
 * @param steps nodes and function calls, and characters that functions read and write, 64 for a
 *     step
 * @param memory characters of all the values that functions make
 * @param depth templates within templates and pipelines within pipelines
 * @param time on the clock; queries have their own
 */
public record Limits(int output, long steps, long memory, int depth, Duration time) {

  /** 1 Mi characters, 1,000,000 steps, 16 Mi characters of values, 400 deep, 5 seconds. */
  public static final Limits DEFAULTS =
      new Limits(1 << 20, 1_000_000, 16L << 20, 400, Duration.ofSeconds(5));
}
