package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A guest that is to be highly available: {@code GET /cluster/ha/resources}.
 *
 * @param sid for example {@code vm:100}
 * @param type {@code vm} or {@code ct}
 * @param state what is asked for: {@code started}, {@code stopped}, {@code disabled} or {@code
 *     ignored}
 * @param group where it may run (before version 9)
 * @param maxRelocate tries on other nodes
 * @param maxRestart tries on its node
 * @param failback whether it goes back to a better node (since version 9)
 * @param comment any text
 * @param digest changes with the configuration
 * @param additional what has no component, as text
 */
public record HaResource(
    String sid,
    @Nullable String type,
    @Nullable String state,
    @Nullable String group,
    @Json(name = "max_relocate") @Nullable Integer maxRelocate,
    @Json(name = "max_restart") @Nullable Integer maxRestart,
    @Nullable Boolean failback,
    @Nullable String comment,
    @Nullable String digest,
    Map<String, String> additional) {

  /** Copies the map. */
  public HaResource {
    additional = Map.copyOf(additional);
  }

  /** Which guest; empty where it is none. */
  public Optional<GuestId> guestId() {
    return GuestId.ofService(sid);
  }

  /** What is asked for. */
  public HaRequestState requested() {
    return HaRequestState.of(state);
  }
}
