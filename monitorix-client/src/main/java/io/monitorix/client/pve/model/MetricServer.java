package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server that Proxmox sends its metrics to: {@code GET /cluster/metrics/server}.
 *
 * @param id the name
 * @param type {@code graphite}, {@code influxdb} or {@code opentelemetry}
 * @param server host
 * @param port port
 * @param disabled whether it is switched off; absent means no
 * @param additional what has no component, as text
 */
public record MetricServer(
    String id,
    @Nullable String type,
    @Nullable String server,
    @Nullable Integer port,
    @Json(name = "disable") @Nullable Boolean disabled,
    Map<String, String> additional) {

  /** Copies the map. */
  public MetricServer {
    additional = Map.copyOf(additional);
  }
}
