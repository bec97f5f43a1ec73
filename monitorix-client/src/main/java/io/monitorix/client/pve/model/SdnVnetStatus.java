package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a network fares on a node: {@code GET /nodes/{node}/sdn/zones/{zone}/content}.
 *
 * @param vnet the name
 * @param status {@code available}, {@code pending} or {@code error}
 * @param message why the status is what it is
 * @param additional what has no component, as text
 */
public record SdnVnetStatus(
    String vnet,
    @Nullable String status,
    @Json(name = "statusmsg") @Nullable String message,
    Map<String, String> additional) {

  /** Copies the map. */
  public SdnVnetStatus {
    additional = Map.copyOf(additional);
  }

  /** How it fares. */
  public SdnState state() {
    return SdnState.of(status);
  }
}
