package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file system in Ceph: {@code GET /nodes/{node}/ceph/fs}.
 *
 * @param name the name
 * @param metadataPool where its directories are
 * @param metadataPoolId number of that (since version 9)
 * @param dataPool where its files are
 * @param dataPools all pools where its files are (since version 9)
 * @param dataPoolIds numbers of those (since version 9)
 * @param additional what has no component, as text
 */
public record CephFileSystem(
    String name,
    @Json(name = "metadata_pool") @Nullable String metadataPool,
    @Json(name = "metadata_pool_id") @Nullable Integer metadataPoolId,
    @Json(name = "data_pool") @Nullable String dataPool,
    @Json(name = "data_pools") List<String> dataPools,
    @Json(name = "data_pool_ids") List<Integer> dataPoolIds,
    Map<String, String> additional) {

  /** Copies the collections. */
  public CephFileSystem {
    dataPools = List.copyOf(dataPools);
    dataPoolIds = List.copyOf(dataPoolIds);
    additional = Map.copyOf(additional);
  }
}
