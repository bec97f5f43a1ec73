package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tape drive and the tape in it: {@code GET /tape/drive/{drive}/status}. What concerns the tape
 * is absent where there is none.
 *
 * @param vendor who made the drive (since version 3.2)
 * @param product what it is (since version 3.2)
 * @param revision of its firmware (since version 3.2)
 * @param blockSize bytes; 0 for a variable size
 * @param compression whether the drive compresses
 * @param bufferMode how it buffers
 * @param density for example {@code LTO8}, or {@code Unknown} for no tape
 * @param writeProtected whether the tape is
 * @param alertFlags what the drive complains of, separated by commas
 * @param fileNumber where the tape is
 * @param blockNumber where the tape is
 * @param manufactured when the tape was
 * @param readBytes bytes in the life of the tape
 * @param writtenBytes bytes in the life of the tape
 * @param mounts how often the tape was loaded
 * @param passes how often the tape went over the head
 * @param wearout share of the life of the tape that is used up, 0…1
 * @param activity {@code no-activity}, {@code reading}, {@code writing}, {@code cleaning}, … (since
 *     version 3.2)
 * @param additional what has no component, as text
 */
public record TapeDriveStatus(
    @Nullable String vendor,
    @Nullable String product,
    @Nullable String revision,
    @Json(name = "blocksize") @Nullable Long blockSize,
    @Nullable Boolean compression,
    @Json(name = "buffer-mode") @Nullable Integer bufferMode,
    @Nullable String density,
    @Json(name = "write-protect") @Nullable Boolean writeProtected,
    @Json(name = "alert-flags") @Nullable String alertFlags,
    @Json(name = "file-number") @Nullable Long fileNumber,
    @Json(name = "block-number") @Nullable Long blockNumber,
    @Nullable Instant manufactured,
    @Json(name = "bytes-read") @Nullable Long readBytes,
    @Json(name = "bytes-written") @Nullable Long writtenBytes,
    @Json(name = "volume-mounts") @Nullable Long mounts,
    @Json(name = "medium-passes") @Nullable Long passes,
    @Json(name = "medium-wearout") @Nullable Double wearout,
    @Json(name = "drive-activity") @Nullable String activity,
    Map<String, String> additional) {

  /** Copies the map. */
  public TapeDriveStatus {
    additional = Map.copyOf(additional);
  }
}
