package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A directory that was made a storage: {@code GET /nodes/{node}/disks/directory}.
 *
 * @param path where it is mounted
 * @param device what is mounted there
 * @param type of the file system, for example {@code ext4}
 * @param options of the mount
 * @param unitFile of systemd, which mounts it
 * @param additional what has no component, as text
 */
public record DirectoryMount(
    String path,
    @Nullable String device,
    @Nullable String type,
    @Nullable String options,
    @Json(name = "unitfile") @Nullable String unitFile,
    Map<String, String> additional) {

  /** Copies the map. */
  public DirectoryMount {
    additional = Map.copyOf(additional);
  }
}
