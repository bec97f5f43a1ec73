package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A monitor of Ceph: {@code GET /nodes/{node}/ceph/mon}.
 *
 * @param name the name
 * @param quorum whether it is one of those that agree; absent where Ceph does not tell
 * @param rank its place among the monitors
 * @param state {@code running}, {@code stopped} or {@code unknown}
 * @param host where it runs
 * @param address where it listens
 * @param version in full
 * @param shortVersion for example {@code 19.2.3}
 * @param unitExists whether systemd has a unit for it
 * @param directoryExists whether its directory is there
 * @param additional what has no component, as text
 */
public record CephMonitor(
    String name,
    @Nullable Boolean quorum,
    @Nullable Integer rank,
    @Nullable String state,
    @Nullable String host,
    @Json(name = "addr") @Nullable String address,
    @Json(name = "ceph_version") @Nullable String version,
    @Json(name = "ceph_version_short") @Nullable String shortVersion,
    @Json(name = "service") @Nullable Boolean unitExists,
    @Json(name = "direxists") @Nullable Boolean directoryExists,
    Map<String, String> additional) {

  /** Copies the map. */
  public CephMonitor {
    additional = Map.copyOf(additional);
  }
}
