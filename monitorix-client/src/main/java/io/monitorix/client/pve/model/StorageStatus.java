package io.monitorix.client.pve.model;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One storage as one node sees it: {@code GET /nodes/{node}/storage/{storage}/status}.
 *
 * @param type for example {@code dir}, {@code zfspool}, {@code rbd}
 * @param content what it takes, separated by commas, in random order
 * @param active whether it can be used at the moment
 * @param enabled whether it is switched on in the configuration
 * @param shared whether it is the same one on all nodes
 * @param total bytes; 0 where it is not active
 * @param used bytes
 * @param avail bytes
 * @param additional what has no component, as text
 */
public record StorageStatus(
    @Nullable String type,
    @Nullable String content,
    @Nullable Boolean active,
    @Nullable Boolean enabled,
    @Nullable Boolean shared,
    @Nullable Long total,
    @Nullable Long used,
    @Nullable Long avail,
    Map<String, String> additional) {

  /** Copies the map. */
  public StorageStatus {
    additional = Map.copyOf(additional);
  }

  /** What it takes. */
  public Set<VolumeContent> contents() {
    return VolumeContent.setOf(content);
  }
}
