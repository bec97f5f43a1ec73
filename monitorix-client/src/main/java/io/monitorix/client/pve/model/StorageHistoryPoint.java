package io.monitorix.client.pve.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A storage at a moment of the past: {@code GET /nodes/{node}/storage/{storage}/rrddata}. Absent
 * figures are holes.
 *
 * @param time end of the interval
 * @param total bytes
 * @param used bytes
 * @param additional what has no component, as text
 */
public record StorageHistoryPoint(
    Instant time, @Nullable Double total, @Nullable Double used, Map<String, String> additional) {

  /** Copies the map. */
  public StorageHistoryPoint {
    additional = Map.copyOf(additional);
  }
}
