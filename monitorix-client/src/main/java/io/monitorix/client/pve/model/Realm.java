package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where users are known: {@code GET /access/domains}.
 *
 * @param realm the name
 * @param type {@code pam}, {@code pve}, {@code ldap}, {@code ad}, {@code openid}, …
 * @param comment any text
 * @param tfa the second factor that it demands: {@code oath} or {@code yubico}
 * @param preselected whether the login page offers it first; absent means no
 * @param additional what has no component, as text
 */
public record Realm(
    String realm,
    @Nullable String type,
    @Nullable String comment,
    @Nullable String tfa,
    @Json(name = "default") @Nullable Boolean preselected,
    Map<String, String> additional) {

  /** Copies the map. */
  public Realm {
    additional = Map.copyOf(additional);
  }
}
