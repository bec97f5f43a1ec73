package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The second factors of a user: {@code GET /access/tfa}.
 *
 * @param userid name and realm
 * @param entries all of them
 * @param totpLocked whether too many wrong codes have locked the one-time passwords (since version
 *     8)
 * @param lockedUntil until when wrong codes have locked the second factor (since version 8)
 * @param additional what has no component, as text
 */
public record UserTfa(
    String userid,
    List<TfaEntry> entries,
    @Json(name = "totp-locked") @Nullable Boolean totpLocked,
    @Json(name = "tfa-locked-until") @Nullable Instant lockedUntil,
    Map<String, String> additional) {

  /** Copies the collections. */
  public UserTfa {
    entries = List.copyOf(entries);
    additional = Map.copyOf(additional);
  }
}
