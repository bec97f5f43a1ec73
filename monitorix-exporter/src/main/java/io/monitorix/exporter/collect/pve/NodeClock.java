package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.NodeTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a node.
 *
 * @param offset seconds that it is ahead of ours; 0 where the answer shows no difference
 * @param zone its time zone; null where it is not known here
 */
record NodeClock(double offset, @Nullable ZoneId zone) {

  /** Proxmox tells whole seconds and cuts off the rest. */
  private static final Duration RESOLUTION = Duration.ofSeconds(1);

  private static final double MILLIS = 1000.0;

  /**
   * Compares it with ours.
   *
   * @param before our time when the node was asked
   * @param after our time when the answer was there
   */
  static NodeClock of(NodeTime told, Instant before, Instant after) {
    Duration least = Duration.between(after, told.time());
    Duration most = Duration.between(before, told.time()).plus(RESOLUTION);
    boolean differs = least.compareTo(Duration.ZERO) > 0 || most.isNegative();
    double middle = least.plus(most).toMillis() / (2 * MILLIS);
    return new NodeClock(differs ? middle : 0, zone(told.timezone()));
  }

  private static @Nullable ZoneId zone(@Nullable String name) {
    try {
      return name == null ? null : ZoneId.of(name);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
