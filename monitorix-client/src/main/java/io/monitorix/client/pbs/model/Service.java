package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service of the server: {@code GET /nodes/{node}/services}.
 *
 * @param service the name, for example {@code proxmox-backup-proxy}
 * @param name the unit's name
 * @param description one line
 * @param state {@code running}, {@code dead}, {@code exited}, … in the words of systemd
 * @param unitState {@code enabled}, {@code disabled}, {@code masked}, {@code not-found}, …
 * @param additional what has no component, as text
 */
public record Service(
    String service,
    @Nullable String name,
    @Json(name = "desc") @Nullable String description,
    @Nullable String state,
    @Json(name = "unit-state") @Nullable String unitState,
    Map<String, String> additional) {

  /** Copies the map. */
  public Service {
    additional = Map.copyOf(additional);
  }

  /** Whether it runs. */
  public boolean running() {
    return "running".equals(state);
  }
}
