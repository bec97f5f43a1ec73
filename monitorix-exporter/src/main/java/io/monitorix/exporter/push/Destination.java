package io.monitorix.exporter.push;

import io.monitorix.alerts.rules.Sample;
import java.time.Instant;
import java.util.List;

/** One receiver. For the pusher's thread, but where it says otherwise. */
interface Destination extends AutoCloseable {

  /**
   * Queues all metrics, and waits for nobody.
   *
   * @param at the time of all samples
   */
  void push(Instant at, List<JobMetrics> metrics);

  /** Queues what rules made, and waits for nobody. On the thread that evaluated them. */
  default void write(List<Sample> samples) {}

  /** Sends what still waits, for some seconds at most. */
  @Override
  void close();
}
