package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tape that the server knows: {@code GET /tape/media/list}.
 *
 * @param label the text on it, mostly a bar code
 * @param uuid its identity
 * @param createdAt when it was labelled
 * @param location {@code offline}, {@code online-} and the name of the changer, or {@code vault-}
 *     and the name of the vault
 * @param status {@code writable}, {@code full}, {@code damaged}, {@code retired} or {@code unknown}
 * @param expired whether it may be written over
 * @param catalog whether it is known what is on it
 * @param pool the media pool; absent for none
 * @param mediaSetName the set that it belongs to; absent where it is empty, as the three that
 *     follow
 * @param mediaSetUuid identity of the set
 * @param mediaSetCreatedAt when the set was begun
 * @param number in the set, from 0
 * @param usedBytes bytes on it (since version 3.3)
 * @param additional what has no component, as text
 */
public record TapeMedium(
    @Json(name = "label-text") String label,
    @Nullable String uuid,
    @Json(name = "ctime") @Nullable Instant createdAt,
    @Nullable String location,
    @Nullable String status,
    @Nullable Boolean expired,
    @Nullable Boolean catalog,
    @Nullable String pool,
    @Json(name = "media-set-name") @Nullable String mediaSetName,
    @Json(name = "media-set-uuid") @Nullable String mediaSetUuid,
    @Json(name = "media-set-ctime") @Nullable Instant mediaSetCreatedAt,
    @Json(name = "seq-nr") @Nullable Integer number,
    @Json(name = "bytes-used") @Nullable Long usedBytes,
    Map<String, String> additional) {

  /** Copies the map. */
  public TapeMedium {
    additional = Map.copyOf(additional);
  }
}
