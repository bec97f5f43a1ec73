package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import io.monitorix.client.Fingerprint;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Another server to copy backups from or to: {@code GET /config/remote}. The password is left out
 * on purpose: nothing that monitors needs it.
 *
 * @param name the name
 * @param host a name or an address
 * @param port absent for 8007
 * @param authId as whom the server calls, a user or a token
 * @param fingerprint SHA-256 of the certificate that it pins
 * @param comment any text
 * @param additional what has no component, as text
 */
public record Remote(
    String name,
    @Nullable String host,
    @Nullable Integer port,
    @Json(name = "auth-id") @Nullable String authId,
    @Nullable Fingerprint fingerprint,
    @Nullable String comment,
    Map<String, String> additional) {

  /** Copies the map. */
  public Remote {
    additional = Map.copyOf(additional);
  }
}
