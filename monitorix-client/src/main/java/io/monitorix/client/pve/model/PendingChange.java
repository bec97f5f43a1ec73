package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import org.jspecify.annotations.Nullable;

/**
 * A setting of a guest, and what becomes of it at the next start: {@code GET
 * /nodes/{node}/qemu/{vmid}/pending} or {@code …/lxc/…}.
 *
 * @param key the name of the setting
 * @param value what holds now, as text; absent where it is not set
 * @param pending what will hold, as text; absent where nothing changes
 * @param removal 1 where it will be removed, 2 where with force; absent or 0 otherwise
 */
public record PendingChange(
    String key,
    @Nullable String value,
    @Nullable String pending,
    @Json(name = "delete") @Nullable Integer removal) {

  /** Whether the setting will be removed. */
  public boolean removed() {
    return removal != null && removal > 0;
  }

  /** Whether the next start changes the setting. */
  public boolean changes() {
    return pending != null || removed();
  }
}
