package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mounted file system in a virtual machine: {@code GET
 * /nodes/{node}/qemu/{vmid}/agent/get-fsinfo}.
 *
 * @param mountpoint for example {@code /home} or {@code C:\}
 * @param name of the device
 * @param type for example {@code ext4} or {@code NTFS}
 * @param total bytes; absent where the system does not say, as for a CD
 * @param used bytes; absent as the total
 * @param totalPrivileged bytes with those kept for the administrator (newer agents)
 * @param additional what has no component, as text
 */
public record AgentFilesystem(
    String mountpoint,
    @Nullable String name,
    @Nullable String type,
    @Json(name = "total-bytes") @Nullable Long total,
    @Json(name = "used-bytes") @Nullable Long used,
    @Json(name = "total-bytes-privileged") @Nullable Long totalPrivileged,
    Map<String, String> additional) {

  /** Copies the map. */
  public AgentFilesystem {
    additional = Map.copyOf(additional);
  }
}
