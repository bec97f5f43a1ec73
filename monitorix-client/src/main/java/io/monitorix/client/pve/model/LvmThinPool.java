package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A thin pool of a node: {@code GET /nodes/{node}/disks/lvmthin}.
 *
 * @param vg the volume group that it is in
 * @param lv the name
 * @param size bytes
 * @param used bytes
 * @param metadataSize bytes
 * @param metadataUsed bytes
 * @param additional what has no component, as text
 */
public record LvmThinPool(
    String vg,
    String lv,
    @Json(name = "lv_size") @Nullable Long size,
    @Nullable Long used,
    @Json(name = "metadata_size") @Nullable Long metadataSize,
    @Json(name = "metadata_used") @Nullable Long metadataUsed,
    Map<String, String> additional) {

  /** Copies the map. */
  public LvmThinPool {
    additional = Map.copyOf(additional);
  }
}
