package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service of a node: {@code GET /nodes/{node}/services}.
 *
 * @param service the name, for example {@code pveproxy}
 * @param name the unit's name without its ending
 * @param description one line
 * @param state {@code running}, {@code dead}, {@code exited}, … in the words of systemd
 * @param activeState {@code active}, {@code inactive}, {@code failed}, …
 * @param unitState {@code enabled}, {@code disabled}, {@code masked}, {@code not-found}, …
 * @param additional what has no component, as text
 */
public record Service(
    String service,
    @Nullable String name,
    @Json(name = "desc") @Nullable String description,
    @Nullable String state,
    @Json(name = "active-state") @Nullable String activeState,
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

  /** Whether it works; {@link ServiceState#UNKNOWN} where Proxmox does not tell. */
  public ServiceState activity() {
    return ServiceState.of(activeState);
  }

  /** Whether it starts with its node. */
  public ServiceUnitState installation() {
    return ServiceUnitState.of(unitState);
  }
}
