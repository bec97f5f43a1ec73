package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The system in a virtual machine: {@code GET /nodes/{node}/qemu/{vmid}/agent/get-osinfo}.
 *
 * @param id for example {@code debian} or {@code mswindows}
 * @param name for people
 * @param prettyName for people, with the version
 * @param version for people
 * @param versionId for programs
 * @param variant for people
 * @param variantId for programs
 * @param machine for example {@code x86_64}
 * @param kernelRelease for example {@code 6.12.0}
 * @param kernelVersion in full
 * @param additional what has no component, as text
 */
public record AgentOsInfo(
    @Nullable String id,
    @Nullable String name,
    @Json(name = "pretty-name") @Nullable String prettyName,
    @Nullable String version,
    @Json(name = "version-id") @Nullable String versionId,
    @Nullable String variant,
    @Json(name = "variant-id") @Nullable String variantId,
    @Nullable String machine,
    @Json(name = "kernel-release") @Nullable String kernelRelease,
    @Json(name = "kernel-version") @Nullable String kernelVersion,
    Map<String, String> additional) {

  /** Copies the map. */
  public AgentOsInfo {
    additional = Map.copyOf(additional);
  }
}
