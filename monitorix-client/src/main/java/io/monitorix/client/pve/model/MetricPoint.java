package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One value of one metric: a row of {@code GET /cluster/metrics/export}.
 *
 * @param id whose it is: {@code node/pve1}, {@code qemu/100}, {@code storage/pve1/local}
 * @param metric the name, for example {@code cpu_current} or {@code mem_used}
 * @param time to the second
 * @param value in bytes, seconds, or as a share 0…1
 * @param type {@code gauge}, {@code counter} or {@code derive}
 * @param additional what has no component, as text
 */
public record MetricPoint(
    String id,
    String metric,
    @Json(name = "timestamp") Instant time,
    double value,
    @Nullable String type,
    Map<String, String> additional) {

  /** Copies the map. */
  public MetricPoint {
    additional = Map.copyOf(additional);
  }

  /** How the value is to be read. */
  public MetricKind kind() {
    return MetricKind.of(type);
  }
}
