package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tape library: {@code GET /tape/changer}.
 *
 * @param name the name
 * @param path of the device
 * @param exportSlots slots whose tapes count as being outside, separated by commas
 * @param ejectBeforeUnload whether the drive must eject first (since version 3.2); absent means no
 * @param vendor who made it; absent where it is not found, as the two that follow
 * @param model what it is
 * @param serial serial number
 * @param additional what has no component, as text
 */
public record TapeChanger(
    String name,
    @Nullable String path,
    @Json(name = "export-slots") @Nullable String exportSlots,
    @Json(name = "eject-before-unload") @Nullable Boolean ejectBeforeUnload,
    @Nullable String vendor,
    @Nullable String model,
    @Nullable String serial,
    Map<String, String> additional) {

  /** Copies the map. */
  public TapeChanger {
    additional = Map.copyOf(additional);
  }
}
