package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tape drive: {@code GET /tape/drive}.
 *
 * @param name the name
 * @param path of the device, for example {@code /dev/tape/by-id/…-sg}
 * @param changer the changer that feeds it; absent where it stands alone
 * @param changerDriveNumber which drive of the changer it is; absent for 0
 * @param vendor who made it; absent where it is not found, as the two that follow
 * @param model what it is
 * @param serial serial number
 * @param state the task that has it locked; absent where it is free
 * @param activity {@code no-activity}, {@code reading}, {@code writing}, {@code cleaning}, … (since
 *     version 3.2, only when asked for)
 * @param additional what has no component, as text
 */
public record TapeDrive(
    String name,
    @Nullable String path,
    @Nullable String changer,
    @Json(name = "changer-drivenum") @Nullable Integer changerDriveNumber,
    @Nullable String vendor,
    @Nullable String model,
    @Nullable String serial,
    @Nullable String state,
    @Nullable String activity,
    Map<String, String> additional) {

  /** Copies the map. */
  public TapeDrive {
    additional = Map.copyOf(additional);
  }
}
