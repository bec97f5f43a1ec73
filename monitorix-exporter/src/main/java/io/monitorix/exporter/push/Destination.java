package io.monitorix.exporter.push;

import java.time.Instant;
import java.util.List;

/** One receiver. For the pusher's thread. */
interface Destination extends AutoCloseable {

  /**
   * Queues all metrics, and waits for nobody.
   *
   * @param at the time of all samples
   */
  void push(Instant at, List<JobMetrics> metrics);

  /** Sends what still waits, for some seconds at most. */
  @Override
  void close();
}
