package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Privileges under one name: {@code GET /access/roles}.
 *
 * @param id the name
 * @param privs separated by commas; {@link #privileges()} for programs
 * @param builtIn whether it came with Proxmox; absent means no
 * @param additional what has no component, as text
 */
public record Role(
    @Json(name = "roleid") String id,
    @Nullable String privs,
    @Json(name = "special") @Nullable Boolean builtIn,
    Map<String, String> additional) {

  /** Copies the map. */
  public Role {
    additional = Map.copyOf(additional);
  }

  /** What it allows, for example {@code VM.Audit}. */
  public Set<String> privileges() {
    return privs == null || privs.isBlank()
        ? Set.of()
        : Arrays.stream(privs.split(","))
            .map(String::strip)
            .collect(Collectors.toUnmodifiableSet());
  }
}
