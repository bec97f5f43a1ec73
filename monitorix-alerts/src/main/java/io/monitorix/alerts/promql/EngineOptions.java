package io.monitorix.alerts.promql;

import java.time.Duration;

/**
 * What an engine allows, and how far it looks back. {@link #DEFAULTS} are Prometheus's.
 *
 * @param lookback how old a sample may be that an instant selector takes
 * @param timeout of one query, waiting for its turn included
 * @param maxSamples how many samples and points one query may hold at one time
 * @param maxSamplesTogether the same for all queries of one engine together, so that they fit into
 *     the heap; a number takes 8 bytes
 * @param concurrency how many queries are evaluated at one time; others wait
 * @param maxSteps how many steps a range query may take after its start
 * @param subqueryStep of subqueries that name none
 */
public record EngineOptions(
    Duration lookback,
    Duration timeout,
    long maxSamples,
    long maxSamplesTogether,
    int concurrency,
    int maxSteps,
    Duration subqueryStep) {

  /** A number takes 8 bytes, and queries may fill a quarter of the heap. */
  private static final long BYTES_OF_HEAP_A_SAMPLE = 32;

  /**
   * Five minutes back, two minutes' time, fifty million samples a query, a quarter of the heap for
   * all of them, twenty at once, 11,000 steps.
   */
  public static final EngineOptions DEFAULTS =
      new EngineOptions(
          Duration.ofMinutes(5),
          Duration.ofMinutes(2),
          50_000_000,
          Runtime.getRuntime().maxMemory() / BYTES_OF_HEAP_A_SAMPLE,
          20,
          11_000,
          Duration.ofMinutes(1));
}
