package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A second factor: {@code GET /access/tfa/{userid}}.
 *
 * @param id the id
 * @param type {@code totp}, {@code webauthn}, {@code u2f}, {@code recovery} or {@code yubico}
 * @param description any text
 * @param created when it was made; the epoch where that is not known
 * @param enabled whether it can be used; absent means yes
 * @param additional what has no component, as text
 */
public record TfaEntry(
    String id,
    @Nullable String type,
    @Nullable String description,
    @Nullable Instant created,
    @Json(name = "enable") @Nullable Boolean enabled,
    Map<String, String> additional) {

  /** Copies the map. */
  public TfaEntry {
    additional = Map.copyOf(additional);
  }

  /** What it is. */
  public TfaType kind() {
    return TfaType.of(type);
  }
}
