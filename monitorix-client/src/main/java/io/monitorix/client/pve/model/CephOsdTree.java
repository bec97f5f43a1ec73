package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the OSDs are: {@code GET /nodes/{node}/ceph/osd}.
 *
 * @param flags the switches that are on, separated by commas
 * @param root nameless; the trees are its children
 * @param additional what has no component, as text
 */
public record CephOsdTree(
    @Nullable String flags, @Nullable Bucket root, Map<String, String> additional) {

  /** Copies the map. */
  public CephOsdTree {
    additional = Map.copyOf(additional);
  }

  /**
   * A root, a host, … or, at the leaves, an OSD. Figures are only with OSDs.
   *
   * @param id of an OSD its number; negative for all others
   * @param name for example {@code pve1} or {@code osd.3}
   * @param type {@code root}, {@code host}, {@code osd}, …
   * @param host where an OSD is
   * @param status {@code up} or {@code down}
   * @param in whether it takes data
   * @param deviceClass for example {@code ssd}
   * @param crushWeight share of the data that it is meant to take
   * @param reweight correction of that, 0…1
   * @param total bytes
   * @param used bytes
   * @param usedPercent per cent
   * @param placementGroups count
   * @param commitLatencyMillis milliseconds
   * @param applyLatencyMillis milliseconds
   * @param version of Ceph
   * @param children what is in it
   * @param additional what has no component, as text
   */
  public record Bucket(
      @Nullable Integer id,
      @Nullable String name,
      @Nullable String type,
      @Nullable String host,
      @Nullable String status,
      @Nullable Boolean in,
      @Json(name = "device_class") @Nullable String deviceClass,
      @Json(name = "crush_weight") @Nullable Double crushWeight,
      @Nullable Double reweight,
      @Json(name = "total_space") @Nullable Long total,
      @Json(name = "bytes_used") @Nullable Long used,
      @Json(name = "percent_used") @Nullable Double usedPercent,
      @Json(name = "pgs") @Nullable Long placementGroups,
      @Json(name = "commit_latency_ms") @Nullable Double commitLatencyMillis,
      @Json(name = "apply_latency_ms") @Nullable Double applyLatencyMillis,
      @Json(name = "ceph_version") @Nullable String version,
      List<Bucket> children,
      Map<String, String> additional) {
    /** Copies the collections. */
    public Bucket {
      children = List.copyOf(children);
      additional = Map.copyOf(additional);
    }

    /** Whether an OSD runs; {@link OsdState#UNKNOWN} for all others. */
    public OsdState state() {
      return OsdState.of(status);
    }
  }
}
