package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one disk of a virtual machine has moved since the machine started.
 *
 * @param readBytes bytes
 * @param writtenBytes bytes
 * @param readOperations count
 * @param writeOperations count
 * @param flushOperations count
 * @param failedReadOperations count
 * @param failedWriteOperations count
 * @param additional what has no component, as text
 */
public record BlockStatistics(
    @Json(name = "rd_bytes") @Nullable Long readBytes,
    @Json(name = "wr_bytes") @Nullable Long writtenBytes,
    @Json(name = "rd_operations") @Nullable Long readOperations,
    @Json(name = "wr_operations") @Nullable Long writeOperations,
    @Json(name = "flush_operations") @Nullable Long flushOperations,
    @Json(name = "failed_rd_operations") @Nullable Long failedReadOperations,
    @Json(name = "failed_wr_operations") @Nullable Long failedWriteOperations,
    Map<String, String> additional) {

  /** Copies the map. */
  public BlockStatistics {
    additional = Map.copyOf(additional);
  }
}
