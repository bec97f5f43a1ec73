package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A storage as one node sees it: {@code GET /nodes/{node}/storage}.
 *
 * @param storage the name
 * @param type for example {@code dir}, {@code zfspool}, {@code rbd}
 * @param content what it takes, separated by commas, in random order
 * @param active whether it can be used at the moment
 * @param enabled whether it is switched on in the configuration
 * @param shared whether it is the same one on all nodes
 * @param total bytes; 0 where it is not active
 * @param used bytes
 * @param avail bytes
 * @param usedFraction share in use, 0…1
 * @param formats of disk images (since version 9)
 * @param selectExisting whether images are chosen from those that exist and not made (since version
 *     9)
 * @param additional what has no component, as text
 */
public record NodeStorage(
    String storage,
    @Nullable String type,
    @Nullable String content,
    @Nullable Boolean active,
    @Nullable Boolean enabled,
    @Nullable Boolean shared,
    @Nullable Long total,
    @Nullable Long used,
    @Nullable Long avail,
    @Json(name = "used_fraction") @Nullable Double usedFraction,
    @Nullable Formats formats,
    @Json(name = "select_existing") @Nullable Boolean selectExisting,
    Map<String, String> additional) {

  /** Copies the map. */
  public NodeStorage {
    additional = Map.copyOf(additional);
  }

  /** What it takes. */
  public Set<VolumeContent> contents() {
    return VolumeContent.setOf(content);
  }

  /**
   * Formats of disk images.
   *
   * @param supported for example {@code qcow2} and {@code raw}
   * @param defaultFormat the one that is taken unless another is asked for
   */
  public record Formats(
      List<String> supported, @Json(name = "default") @Nullable String defaultFormat) {
    /** Copies the list. */
    public Formats {
      supported = List.copyOf(supported);
    }
  }
}
