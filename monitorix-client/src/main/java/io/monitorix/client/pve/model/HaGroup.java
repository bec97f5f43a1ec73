package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nodes on which services may run: {@code GET /cluster/ha/groups}. Version 9 has {@link HaRule}
 * instead.
 *
 * @param group the name
 * @param type {@code group}
 * @param nodes separated by commas, each perhaps with a colon and a priority; high goes first
 * @param restricted whether services may run nowhere else; absent means no
 * @param noFailback whether services stay where they are when a better node comes back; absent
 *     means no
 * @param comment any text
 * @param digest changes with the configuration
 * @param additional what has no component, as text
 */
public record HaGroup(
    String group,
    @Nullable String type,
    @Nullable String nodes,
    @Nullable Boolean restricted,
    @Json(name = "nofailback") @Nullable Boolean noFailback,
    @Nullable String comment,
    @Nullable String digest,
    Map<String, String> additional) {

  /** Copies the map. */
  public HaGroup {
    additional = Map.copyOf(additional);
  }
}
