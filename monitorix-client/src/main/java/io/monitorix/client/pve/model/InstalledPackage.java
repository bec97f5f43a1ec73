package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A package that matters to Proxmox: {@code GET /nodes/{node}/apt/versions}.
 *
 * @param name the name
 * @param state {@code Installed}, {@code NotInstalled}, {@code HalfConfigured}, …
 * @param installedVersion absent where it is not installed
 * @param version the newest that the node knows of
 * @param managerVersion of the package {@code pve-manager} as it runs
 * @param runningKernel of the package {@code proxmox-ve}
 * @param origin {@code Debian}, {@code Proxmox}, …
 * @param section for example {@code admin}
 * @param priority for example {@code optional}
 * @param arch for example {@code amd64}
 * @param title one line
 * @param description any text
 * @param notifiedVersion the version that was last told of by mail
 * @param additional what has no component, as text
 */
public record InstalledPackage(
    @Json(name = "Package") String name,
    @Json(name = "CurrentState") @Nullable String state,
    @Json(name = "OldVersion") @Nullable String installedVersion,
    @Json(name = "Version") @Nullable String version,
    @Json(name = "ManagerVersion") @Nullable String managerVersion,
    @Json(name = "RunningKernel") @Nullable String runningKernel,
    @Json(name = "Origin") @Nullable String origin,
    @Json(name = "Section") @Nullable String section,
    @Json(name = "Priority") @Nullable String priority,
    @Json(name = "Arch") @Nullable String arch,
    @Json(name = "Title") @Nullable String title,
    @Json(name = "Description") @Nullable String description,
    @Json(name = "NotifyStatus") @Nullable String notifiedVersion,
    Map<String, String> additional) {

  /** Copies the map. */
  public InstalledPackage {
    additional = Map.copyOf(additional);
  }

  /** How far it is installed. */
  public PackageState condition() {
    return PackageState.of(state);
  }
}
