package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user: {@code GET /access/users}. Keys of the second factor are left out on purpose: nothing
 * that monitors needs them.
 *
 * @param userid name and realm, for example {@code root@pam}
 * @param enabled whether it may log in; absent means yes
 * @param expire when the account ends; the epoch for never
 * @param firstname given name
 * @param lastname family name
 * @param email address
 * @param comment any text
 * @param groups separated by commas (full list only)
 * @param tokens API tokens (full list only)
 * @param realmType for example {@code pam} or {@code ldap}
 * @param totpLocked whether too many wrong codes have locked the one-time passwords (since version
 *     8)
 * @param tfaLockedUntil until when wrong codes have locked the second factor (since version 8)
 * @param additional what has no component, as text
 */
public record User(
    String userid,
    @Json(name = "enable") @Nullable Boolean enabled,
    @Nullable Instant expire,
    @Nullable String firstname,
    @Nullable String lastname,
    @Nullable String email,
    @Nullable String comment,
    @Nullable String groups,
    List<Token> tokens,
    @Json(name = "realm-type") @Nullable String realmType,
    @Json(name = "totp-locked") @Nullable Boolean totpLocked,
    @Json(name = "tfa-locked-until") @Nullable Instant tfaLockedUntil,
    Map<String, String> additional) {

  /** Copies the collections. */
  public User {
    tokens = List.copyOf(tokens);
    additional = Map.copyOf(additional);
  }

  /**
   * An API token.
   *
   * @param tokenId the name
   * @param expire when it ends; the epoch for never
   * @param privilegeSeparation whether it has rights of its own; absent means yes
   * @param comment any text
   * @param additional what has no component, as text
   */
  public record Token(
      @Json(name = "tokenid") String tokenId,
      @Nullable Instant expire,
      @Json(name = "privsep") @Nullable Boolean privilegeSeparation,
      @Nullable String comment,
      Map<String, String> additional) {
    /** Copies the map. */
    public Token {
      additional = Map.copyOf(additional);
    }
  }
}
