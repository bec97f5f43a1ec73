package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A package of the system: one of which there is a newer version ({@code GET
 * /nodes/{node}/apt/update}), or one that the server is made of ({@code GET
 * /nodes/{node}/apt/versions}).
 *
 * @param name of the package
 * @param version the newest one that is known
 * @param oldVersion the installed one; {@code unknown} or absent where it is not installed
 * @param origin {@code Debian}, {@code Proxmox}, …
 * @param section for example {@code admin}
 * @param priority for example {@code optional}
 * @param arch for example {@code amd64}
 * @param title one line
 * @param description any text
 * @param extraInfo for example {@code running version: 3.4.1}
 * @param additional what has no component, as text
 */
public record DebianPackage(
    @Json(name = "Package") String name,
    @Json(name = "Version") @Nullable String version,
    @Json(name = "OldVersion") @Nullable String oldVersion,
    @Json(name = "Origin") @Nullable String origin,
    @Json(name = "Section") @Nullable String section,
    @Json(name = "Priority") @Nullable String priority,
    @Json(name = "Arch") @Nullable String arch,
    @Json(name = "Title") @Nullable String title,
    @Json(name = "Description") @Nullable String description,
    @Json(name = "ExtraInfo") @Nullable String extraInfo,
    Map<String, String> additional) {

  /** Copies the map. */
  public DebianPackage {
    additional = Map.copyOf(additional);
  }
}
