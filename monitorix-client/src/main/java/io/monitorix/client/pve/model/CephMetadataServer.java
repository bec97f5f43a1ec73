package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A metadata server of Ceph: {@code GET /nodes/{node}/ceph/mds}.
 *
 * @param name the name
 * @param state for example {@code up:active}, {@code up:standby}, {@code stopped}
 * @param fileSystem the one that it serves (since version 9)
 * @param rank its place among those of the file system
 * @param standbyReplay whether it follows another one to take over fast
 * @param host where it runs
 * @param address where it listens
 * @param version in full
 * @param shortVersion for example {@code 19.2.3}
 * @param unitExists whether systemd has a unit for it
 * @param directoryExists whether its directory is there
 * @param additional what has no component, as text
 */
public record CephMetadataServer(
    String name,
    @Nullable String state,
    @Json(name = "fs_name") @Nullable String fileSystem,
    @Nullable Integer rank,
    @Json(name = "standby_replay") @Nullable Boolean standbyReplay,
    @Nullable String host,
    @Json(name = "addr") @Nullable String address,
    @Json(name = "ceph_version") @Nullable String version,
    @Json(name = "ceph_version_short") @Nullable String shortVersion,
    @Json(name = "service") @Nullable Boolean unitExists,
    @Json(name = "direxists") @Nullable Boolean directoryExists,
    Map<String, String> additional) {

  /** Copies the map. */
  public CephMetadataServer {
    additional = Map.copyOf(additional);
  }
}
