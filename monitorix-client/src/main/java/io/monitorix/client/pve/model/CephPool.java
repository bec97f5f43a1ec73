package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pool of Ceph: {@code GET /nodes/{node}/ceph/pool}.
 *
 * @param name the name
 * @param id number
 * @param type {@code replicated}, {@code erasure} or {@code unknown}
 * @param size how many copies there are to be
 * @param minSize how many copies there must be, or the pool stops
 * @param placementGroups count
 * @param minPlacementGroups the fewest that the autoscaler may set
 * @param finalPlacementGroups how many the autoscaler wants
 * @param autoscaleMode {@code on}, {@code warn} or {@code off}
 * @param crushRule number of the rule that places the copies
 * @param crushRuleName its name
 * @param used bytes, copies included; absent where Ceph does not tell (since version 9)
 * @param usedRatio share of what the pool can take, 0…1; absent as {@code used}
 * @param targetSize bytes that it is expected to hold
 * @param targetSizeRatio share of Ceph that it is expected to hold
 * @param applications what uses it, as JSON by name: {@code rbd}, {@code cephfs}, {@code rgw}
 * @param autoscaleStatus what the autoscaler says
 * @param additional what has no component, as text
 */
public record CephPool(
    @Json(name = "pool_name") String name,
    @Json(name = "pool") @Nullable Integer id,
    @Nullable String type,
    @Nullable Integer size,
    @Json(name = "min_size") @Nullable Integer minSize,
    @Json(name = "pg_num") @Nullable Integer placementGroups,
    @Json(name = "pg_num_min") @Nullable Integer minPlacementGroups,
    @Json(name = "pg_num_final") @Nullable Integer finalPlacementGroups,
    @Json(name = "pg_autoscale_mode") @Nullable String autoscaleMode,
    @Json(name = "crush_rule") @Nullable Integer crushRule,
    @Json(name = "crush_rule_name") @Nullable String crushRuleName,
    @Json(name = "bytes_used") @Nullable Long used,
    @Json(name = "percent_used") @Nullable Double usedRatio,
    @Json(name = "target_size") @Nullable Long targetSize,
    @Json(name = "target_size_ratio") @Nullable Double targetSizeRatio,
    @Json(name = "application_metadata") Map<String, String> applications,
    @Json(name = "autoscale_status") Map<String, String> autoscaleStatus,
    Map<String, String> additional) {

  /** Copies the maps. */
  public CephPool {
    applications = Map.copyOf(applications);
    autoscaleStatus = Map.copyOf(autoscaleStatus);
    additional = Map.copyOf(additional);
  }

  /** How it keeps data safe. */
  public CephPoolType kind() {
    return CephPoolType.of(type);
  }
}
