package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where users are known: {@code GET /access/domains}.
 *
 * @param realm the name
 * @param type {@code pam}, {@code pbs}, {@code openid}, {@code ldap} or {@code ad}
 * @param comment any text
 * @param preferred whether the login page offers it first (since version 3.3)
 * @param additional what has no component, as text
 */
public record Realm(
    String realm,
    @Nullable String type,
    @Nullable String comment,
    @Json(name = "default") @Nullable Boolean preferred,
    Map<String, String> additional) {

  /** Copies the map. */
  public Realm {
    additional = Map.copyOf(additional);
  }
}
