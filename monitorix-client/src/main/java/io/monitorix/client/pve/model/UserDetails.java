package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user: {@code GET /access/users/{userid}}. Keys of the second factor are left out on purpose:
 * nothing that monitors needs them.
 *
 * @param enabled whether the user may log in; absent means yes
 * @param expire when the account ends; the epoch for never
 * @param firstname given name
 * @param lastname family name
 * @param email address
 * @param comment any text
 * @param groups the groups that the user is in
 * @param tokens API tokens, by name
 * @param additional what has no component, as text
 */
public record UserDetails(
    @Json(name = "enable") @Nullable Boolean enabled,
    @Nullable Instant expire,
    @Nullable String firstname,
    @Nullable String lastname,
    @Nullable String email,
    @Nullable String comment,
    List<String> groups,
    Map<String, TokenDetails> tokens,
    Map<String, String> additional) {

  /** Copies the collections. */
  public UserDetails {
    groups = List.copyOf(groups);
    tokens = Map.copyOf(tokens);
    additional = Map.copyOf(additional);
  }
}
