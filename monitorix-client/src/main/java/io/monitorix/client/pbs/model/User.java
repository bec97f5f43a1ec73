package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user: {@code GET /access/users}.
 *
 * @param userid name and realm, for example {@code root@pam}
 * @param enabled whether it may log in; absent means yes
 * @param expire when the account ends; absent or the epoch for never
 * @param firstname given name
 * @param lastname family name
 * @param email address
 * @param comment any text
 * @param tokens API tokens (only when asked for)
 * @param totpLocked whether too many wrong codes have locked the one-time passwords (since version
 *     3); absent means no
 * @param tfaLockedUntil until when wrong codes have locked the second factor (since version 3)
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
    List<Token> tokens,
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
   * @param tokenId {@code user@realm!name}
   * @param enabled whether it may be used; absent means yes
   * @param expire when it ends; absent or the epoch for never
   * @param comment any text
   * @param additional what has no component, as text
   */
  public record Token(
      @Json(name = "tokenid") String tokenId,
      @Json(name = "enable") @Nullable Boolean enabled,
      @Nullable Instant expire,
      @Nullable String comment,
      Map<String, String> additional) {
    /** Copies the map. */
    public Token {
      additional = Map.copyOf(additional);
    }

    /** What follows the name of the user. */
    public String name() {
      return tokenId.substring(tokenId.indexOf('!') + 1);
    }
  }
}
