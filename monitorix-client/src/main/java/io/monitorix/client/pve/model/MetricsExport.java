package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.List;

/**
 * What the cluster measured: {@code GET /cluster/metrics/export}.
 *
 * @param points in no order
 */
public record MetricsExport(@Json(name = "data") List<MetricPoint> points) {

  /** Copies the list. */
  public MetricsExport {
    points = List.copyOf(points);
  }
}
