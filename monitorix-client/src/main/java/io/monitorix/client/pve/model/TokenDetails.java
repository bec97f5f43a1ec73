package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An API token: {@code GET /access/users/{userid}/token/{tokenid}}. Its secret is never told again.
 *
 * @param expire when it ends; the epoch for never
 * @param privilegeSeparation whether it has rights of its own; absent means yes
 * @param comment any text
 * @param additional what has no component, as text
 */
public record TokenDetails(
    @Nullable Instant expire,
    @Json(name = "privsep") @Nullable Boolean privilegeSeparation,
    @Nullable String comment,
    Map<String, String> additional) {

  /** Copies the map. */
  public TokenDetails {
    additional = Map.copyOf(additional);
  }
}
