package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The services of Ceph and their versions: {@code GET /cluster/ceph/metadata}.
 *
 * @param monitors by name and node
 * @param managers by name and node
 * @param metadataServers by name and node
 * @param osds all of them
 * @param nodes by node
 */
public record CephMetadata(
    @Json(name = "mon") Map<String, Daemon> monitors,
    @Json(name = "mgr") Map<String, Daemon> managers,
    @Json(name = "mds") Map<String, Daemon> metadataServers,
    @Json(name = "osd") List<Daemon> osds,
    @Json(name = "node") Map<String, NodeVersion> nodes) {

  /** Copies the collections. */
  public CephMetadata {
    monitors = Map.copyOf(monitors);
    managers = Map.copyOf(managers);
    metadataServers = Map.copyOf(metadataServers);
    osds = List.copyOf(osds);
    nodes = Map.copyOf(nodes);
  }

  /**
   * A service of Ceph.
   *
   * @param name of all but OSDs
   * @param id of an OSD: its number
   * @param hostname where it runs
   * @param address of a manager or metadata server
   * @param addresses of a monitor
   * @param frontAddress of an OSD: for clients
   * @param backAddress of an OSD: for other OSDs
   * @param version in full
   * @param shortVersion for example {@code 19.2.3}
   * @param release for example {@code squid}
   * @param memoryKib memory of its host in KiB
   * @param swapKib swap space of its host in KiB
   * @param dataPath of an OSD: its directory
   * @param objectStore of an OSD: for example {@code bluestore}
   * @param deviceId of an OSD: its disks (before version 9)
   * @param deviceIds of an OSD: model and serial number of its disks, separated by commas
   * @param devices of an OSD: its disks, separated by commas
   * @param devicePaths of an OSD: its disks by path, separated by commas
   * @param additional what has no component, as text
   */
  public record Daemon(
      @Nullable String name,
      @Nullable Integer id,
      @Nullable String hostname,
      @Json(name = "addr") @Nullable String address,
      @Json(name = "addrs") @Nullable String addresses,
      @Json(name = "front_addr") @Nullable String frontAddress,
      @Json(name = "back_addr") @Nullable String backAddress,
      @Json(name = "ceph_version") @Nullable String version,
      @Json(name = "ceph_version_short") @Nullable String shortVersion,
      @Json(name = "ceph_release") @Nullable String release,
      @Json(name = "mem_total_kb") @Nullable Long memoryKib,
      @Json(name = "mem_swap_kb") @Nullable Long swapKib,
      @Json(name = "osd_data") @Nullable String dataPath,
      @Json(name = "osd_objectstore") @Nullable String objectStore,
      @Json(name = "device_id") @Nullable String deviceId,
      @Json(name = "device_ids") @Nullable String deviceIds,
      @Nullable String devices,
      @Json(name = "device_paths") @Nullable String devicePaths,
      Map<String, String> additional) {
    /** Copies the map. */
    public Daemon {
      additional = Map.copyOf(additional);
    }
  }

  /**
   * What is installed on a node.
   *
   * @param buildCommit what it was built from
   * @param version the version
   */
  public record NodeVersion(
      @Json(name = "buildcommit") @Nullable String buildCommit, @Nullable Parts version) {}

  /**
   * A version.
   *
   * @param text for example {@code 19.2.3}
   * @param parts its numbers
   */
  public record Parts(@Json(name = "str") @Nullable String text, List<String> parts) {
    /** Copies the list. */
    public Parts {
      parts = List.copyOf(parts);
    }
  }
}
