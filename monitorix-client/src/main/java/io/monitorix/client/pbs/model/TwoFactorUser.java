package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The second factors of a user: {@code GET /access/tfa}. No secret is among it.
 *
 * @param userid name and realm
 * @param entries each factor
 * @param totpLocked whether too many wrong codes have locked the one-time passwords (since version
 *     3); absent means no
 * @param lockedUntil until when wrong codes have locked all of them (since version 3)
 * @param additional what has no component, as text
 */
public record TwoFactorUser(
    String userid,
    List<Entry> entries,
    @Json(name = "totp-locked") @Nullable Boolean totpLocked,
    @Json(name = "tfa-locked-until") @Nullable Instant lockedUntil,
    Map<String, String> additional) {

  /** Copies the collections. */
  public TwoFactorUser {
    entries = List.copyOf(entries);
    additional = Map.copyOf(additional);
  }

  /**
   * A factor.
   *
   * @param id its identity
   * @param type {@code totp}, {@code webauthn}, {@code u2f} or {@code recovery}
   * @param description any text
   * @param enabled whether it is accepted; absent means yes
   * @param created when it was made
   */
  public record Entry(
      String id,
      @Nullable String type,
      @Nullable String description,
      @Json(name = "enable") @Nullable Boolean enabled,
      @Nullable Instant created) {}
}
