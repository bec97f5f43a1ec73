package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is logged in on a virtual machine: {@code GET /nodes/{node}/qemu/{vmid}/agent/get-users}.
 *
 * @param user the name
 * @param domain of Windows
 * @param since when the login was
 * @param additional what has no component, as text
 */
public record AgentUser(
    String user,
    @Nullable String domain,
    @Json(name = "login-time") @Nullable Instant since,
    Map<String, String> additional) {

  /** Copies the map. */
  public AgentUser {
    additional = Map.copyOf(additional);
  }
}
