package io.monitorix.exporter.config;

import java.time.Duration;

/**
 * How one collector runs for a target.
 *
 * @param interval from the start of a reading to that of the next; at least the target's own
 * @param timeout the longest that a reading may take
 * @param concurrency for how many nodes, guests or storages it may read at once; positive
 */
public record CollectorSettings(Duration interval, Duration timeout, int concurrency) {

  /** For how many subjects a collector reads at once unless the configuration says otherwise. */
  public static final int DEFAULT_CONCURRENCY = 16;
}
