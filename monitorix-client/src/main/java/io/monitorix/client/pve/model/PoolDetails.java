package io.monitorix.client.pve.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pool of guests and storages: {@code GET /pools/{poolid}}.
 *
 * @param comment any text
 * @param members guests and storages
 * @param additional what has no component, as text
 */
public record PoolDetails(
    @Nullable String comment, List<Pool.Member> members, Map<String, String> additional) {

  /** Copies the collections. */
  public PoolDetails {
    members = List.copyOf(members);
    additional = Map.copyOf(additional);
  }
}
