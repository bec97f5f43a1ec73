package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one network card of a guest has moved: {@code GET /nodes/{node}/netstat}.
 *
 * @param vmid the guest
 * @param device the card in the guest's configuration, for example {@code net0}
 * @param in bytes received since the guest started
 * @param out bytes sent since the guest started
 * @param additional what has no component, as text
 */
public record NicTraffic(
    long vmid,
    @Json(name = "dev") String device,
    @Nullable Long in,
    @Nullable Long out,
    Map<String, String> additional) {

  /** Copies the map. */
  public NicTraffic {
    additional = Map.copyOf(additional);
  }
}
