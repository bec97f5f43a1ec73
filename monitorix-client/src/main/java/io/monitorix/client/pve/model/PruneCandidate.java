package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup, and what pruning would do with it: {@code GET
 * /nodes/{node}/storage/{storage}/prunebackups}.
 *
 * @param volid the volume
 * @param createdAt when the backup began
 * @param mark {@code keep}, {@code remove}, {@code protected} (by a person) or {@code renamed} (it
 *     has a name of its own, and is left alone)
 * @param type {@code qemu}, {@code lxc}, {@code openvz} or {@code unknown}
 * @param vmid the guest
 */
public record PruneCandidate(
    VolumeId volid,
    @Json(name = "ctime") @Nullable Instant createdAt,
    @Nullable String mark,
    @Nullable String type,
    @Nullable Long vmid) {

  /** Whether pruning would remove it. */
  public boolean removed() {
    return "remove".equals(mark);
  }
}
