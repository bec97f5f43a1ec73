package io.monitorix.client.pve.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a zone fares on a node: {@code GET /nodes/{node}/sdn/zones}.
 *
 * @param zone the name
 * @param status {@code available}, {@code pending} or {@code error}
 * @param additional what has no component, as text
 */
public record SdnZoneStatus(String zone, @Nullable String status, Map<String, String> additional) {

  /** Copies the map. */
  public SdnZoneStatus {
    additional = Map.copyOf(additional);
  }

  /** How it fares. */
  public SdnState state() {
    return SdnState.of(status);
  }
}
