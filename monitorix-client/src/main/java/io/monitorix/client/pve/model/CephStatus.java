package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of Ceph: {@code GET /cluster/ceph/status}, what {@code ceph status} prints.
 *
 * @param fsid id of the Ceph cluster
 * @param health how it is
 * @param quorumNames the monitors that agree
 * @param monitors all monitors
 * @param osds how many there are
 * @param placement data and traffic
 * @param additional what has no component, as text
 */
public record CephStatus(
    @Nullable String fsid,
    @Nullable Health health,
    @Json(name = "quorum_names") List<String> quorumNames,
    @Json(name = "monmap") @Nullable MonitorMap monitors,
    @Json(name = "osdmap") @Nullable OsdMap osds,
    @Json(name = "pgmap") @Nullable PgMap placement,
    Map<String, String> additional) {

  /** Copies the collections. */
  public CephStatus {
    quorumNames = List.copyOf(quorumNames);
    additional = Map.copyOf(additional);
  }

  /**
   * How Ceph is.
   *
   * @param status {@code HEALTH_OK}, {@code HEALTH_WARN} or {@code HEALTH_ERR}
   * @param checks what is wrong, by name, for example {@code OSD_DOWN}
   * @param additional what has no component, as text
   */
  public record Health(
      @Nullable String status, Map<String, Check> checks, Map<String, String> additional) {
    /** Copies the maps. */
    public Health {
      checks = Map.copyOf(checks);
      additional = Map.copyOf(additional);
    }

    /** How it is. */
    public CephHealth condition() {
      return CephHealth.of(status);
    }
  }

  /**
   * Something that is wrong.
   *
   * @param severity {@code HEALTH_WARN} or {@code HEALTH_ERR}
   * @param summary in words
   * @param detail in more words, one for each of what it concerns
   * @param muted whether someone has silenced it
   * @param additional what has no component, as text
   */
  public record Check(
      @Nullable String severity,
      @Nullable Summary summary,
      List<Detail> detail,
      @Nullable Boolean muted,
      Map<String, String> additional) {
    /** Copies the collections. */
    public Check {
      detail = List.copyOf(detail);
      additional = Map.copyOf(additional);
    }

    /** How bad it is. */
    public CephHealth condition() {
      return CephHealth.of(severity);
    }
  }

  /**
   * In more words.
   *
   * @param message one line
   */
  public record Detail(String message) {}

  /**
   * In words.
   *
   * @param message one line
   * @param count of what it concerns
   */
  public record Summary(@Nullable String message, @Nullable Long count) {}

  /**
   * All monitors.
   *
   * @param epoch grows with each change
   * @param monitors one each
   * @param additional what has no component, as text
   */
  public record MonitorMap(
      @Nullable Integer epoch,
      @Json(name = "mons") List<Monitor> monitors,
      Map<String, String> additional) {
    /** Copies the collections. */
    public MonitorMap {
      monitors = List.copyOf(monitors);
      additional = Map.copyOf(additional);
    }
  }

  /**
   * A monitor.
   *
   * @param name the name
   * @param address host, port and a number
   * @param additional what has no component, as text
   */
  public record Monitor(
      String name,
      @Json(name = "public_addr") @Nullable String address,
      Map<String, String> additional) {
    /** Copies the map. */
    public Monitor {
      additional = Map.copyOf(additional);
    }
  }

  /**
   * How many OSDs there are.
   *
   * @param total of all
   * @param up that run
   * @param in that take data
   * @param additional what has no component, as text
   */
  public record OsdMap(
      @Json(name = "num_osds") @Nullable Integer total,
      @Json(name = "num_up_osds") @Nullable Integer up,
      @Json(name = "num_in_osds") @Nullable Integer in,
      Map<String, String> additional) {
    /** Copies the map. */
    public OsdMap {
      additional = Map.copyOf(additional);
    }
  }

  /**
   * Data and traffic.
   *
   * @param placementGroups count
   * @param states how many are in which state
   * @param data bytes that clients have stored
   * @param total bytes of all OSDs
   * @param used bytes in use, replicas included
   * @param available bytes
   * @param readBytesPerSecond by clients; absent for none
   * @param writtenBytesPerSecond by clients; absent for none
   * @param readsPerSecond by clients; absent for none
   * @param writesPerSecond by clients; absent for none
   * @param degradedRatio share of objects with too few replicas, 0…1; absent for none
   * @param misplacedRatio share of objects that are to move, 0…1; absent for none
   * @param recoveringBytesPerSecond absent for none
   * @param additional what has no component, as text
   */
  public record PgMap(
      @Json(name = "num_pgs") @Nullable Long placementGroups,
      @Json(name = "pgs_by_state") List<PgState> states,
      @Json(name = "data_bytes") @Nullable Long data,
      @Json(name = "bytes_total") @Nullable Long total,
      @Json(name = "bytes_used") @Nullable Long used,
      @Json(name = "bytes_avail") @Nullable Long available,
      @Json(name = "read_bytes_sec") @Nullable Double readBytesPerSecond,
      @Json(name = "write_bytes_sec") @Nullable Double writtenBytesPerSecond,
      @Json(name = "read_op_per_sec") @Nullable Double readsPerSecond,
      @Json(name = "write_op_per_sec") @Nullable Double writesPerSecond,
      @Json(name = "degraded_ratio") @Nullable Double degradedRatio,
      @Json(name = "misplaced_ratio") @Nullable Double misplacedRatio,
      @Json(name = "recovering_bytes_per_sec") @Nullable Double recoveringBytesPerSecond,
      Map<String, String> additional) {
    /** Copies the collections. */
    public PgMap {
      states = List.copyOf(states);
      additional = Map.copyOf(additional);
    }
  }

  /**
   * How many placement groups are in one state.
   *
   * @param state words joined by {@code +}, for example {@code active+clean}
   * @param count of placement groups
   */
  public record PgState(@Json(name = "state_name") String state, long count) {}
}
