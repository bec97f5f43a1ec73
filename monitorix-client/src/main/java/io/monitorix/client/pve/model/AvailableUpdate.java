package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A package of which there is a newer version: {@code GET /nodes/{node}/apt/update}.
 *
 * @param name of the package
 * @param version the newer one
 * @param oldVersion the installed one; absent for a package that would come anew
 * @param origin {@code Debian}, {@code Proxmox}, …
 * @param section for example {@code admin}
 * @param priority for example {@code optional}
 * @param arch for example {@code amd64}
 * @param title one line
 * @param description any text
 * @param notifiedVersion the version that was last told of by mail
 * @param additional what has no component, as text
 */
public record AvailableUpdate(
    @Json(name = "Package") String name,
    @Json(name = "Version") @Nullable String version,
    @Json(name = "OldVersion") @Nullable String oldVersion,
    @Json(name = "Origin") @Nullable String origin,
    @Json(name = "Section") @Nullable String section,
    @Json(name = "Priority") @Nullable String priority,
    @Json(name = "Arch") @Nullable String arch,
    @Json(name = "Title") @Nullable String title,
    @Json(name = "Description") @Nullable String description,
    @Json(name = "NotifyStatus") @Nullable String notifiedVersion,
    Map<String, String> additional) {

  /** Copies the map. */
  public AvailableUpdate {
    additional = Map.copyOf(additional);
  }
}
