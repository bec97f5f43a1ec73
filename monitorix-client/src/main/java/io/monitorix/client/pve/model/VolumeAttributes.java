package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A volume on its own: {@code GET /nodes/{node}/storage/{storage}/content/{volume}}.
 *
 * @param path on the node, or what QEMU takes in its place
 * @param size bytes
 * @param used bytes that it takes on the storage, as far as the storage tells
 * @param format for example {@code raw}, {@code qcow2} or {@code vma.zst}
 * @param notes any text, all lines
 * @param keep whether a backup is protected from removal; absent means no
 * @param additional what has no component, as text
 */
public record VolumeAttributes(
    @Nullable String path,
    @Nullable Long size,
    @Nullable Long used,
    @Nullable String format,
    @Nullable String notes,
    @Json(name = "protected") @Nullable Boolean keep,
    Map<String, String> additional) {

  /** Copies the map. */
  public VolumeAttributes {
    additional = Map.copyOf(additional);
  }
}
