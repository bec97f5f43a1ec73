package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ZFS pool of a node: {@code GET /nodes/{node}/disks/zfs}.
 *
 * @param name the name
 * @param health {@code ONLINE}, {@code DEGRADED}, {@code FAULTED}, …
 * @param size bytes
 * @param allocated bytes
 * @param free bytes
 * @param fragmentation per cent of the free space
 * @param dedup ratio, 1 for no deduplication
 * @param additional what has no component, as text
 */
public record ZfsPool(
    String name,
    @Nullable String health,
    @Nullable Long size,
    @Json(name = "alloc") @Nullable Long allocated,
    @Nullable Long free,
    @Json(name = "frag") @Nullable Double fragmentation,
    @Nullable Double dedup,
    Map<String, String> additional) {

  /** Copies the map. */
  public ZfsPool {
    additional = Map.copyOf(additional);
  }

  /** How it is. */
  public ZfsHealth condition() {
    return ZfsHealth.of(health);
  }
}
