package io.monitorix.exporter.web;

import io.monitorix.exporter.exposition.Format;
import io.monitorix.exporter.exposition.PreparedMetrics;
import java.io.IOException;

/** {@code /metrics}: what the last polls brought, without a call to Proxmox. */
final class MetricsRoute implements Route.Handler {

  private final PreparedMetrics metrics;

  MetricsRoute(PreparedMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void handle(Request request) throws IOException {
    Format format = Format.accepted(request.header("Accept"));
    request.answer(200, format.contentType(), metrics.body(format, request.acceptsGzip()));
  }
}
