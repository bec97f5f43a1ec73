package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A datastore in the list: {@code GET /admin/datastore}.
 *
 * @param store the name
 * @param comment any text; only for those who may see it
 * @param maintenance as the server writes it; {@link #maintenanceMode()} reads it
 * @param mountStatus {@code mounted} or {@code notmounted} for a removable one, else {@code
 *     nonremovable} (since version 3.3)
 * @param additional what has no component, as text
 */
public record Datastore(
    String store,
    @Nullable String comment,
    @Nullable String maintenance,
    @Json(name = "mount-status") @Nullable String mountStatus,
    Map<String, String> additional) {

  /** Copies the map. */
  public Datastore {
    additional = Map.copyOf(additional);
  }

  /** The mode that it is in; empty for the usual one. */
  public Optional<MaintenanceMode> maintenanceMode() {
    return MaintenanceMode.parse(maintenance);
  }
}
