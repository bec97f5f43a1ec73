package io.monitorix.exporter.web;

import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.exposition.Format;
import io.monitorix.exporter.exposition.PreparedMetrics;
import io.monitorix.exporter.exposition.TargetMetrics;
import java.io.IOException;

/**
 * {@code /metrics}: what the last polls brought, without a call to Proxmox; with {@code ?target=}
 * of one target alone, without what the process tells of itself.
 */
final class MetricsRoute implements Route.Handler {

  private final PreparedMetrics metrics;
  private final TargetMetrics targets;

  MetricsRoute(PreparedMetrics metrics, TargetMetrics targets) {
    this.metrics = metrics;
    this.targets = targets;
  }

  @Override
  public void handle(Request request) throws IOException {
    Format format = Format.accepted(request.header("Accept"));
    String target = request.parameters().get("target");
    Visibility visibility = request.visibility();
    if (target == null ? !visibility.isAll() : !visibility.seesAllOf(target)) {
      throw BadRequestException.forbidden(
          "your scope lets you see a part only: ask for /metrics?target= with a cluster that you see"
              + " all of, or ask the API for series");
    }
    PreparedMetrics wanted = target == null ? metrics : targets.of(target).orElse(null);
    if (wanted == null) {
      request.answer(400, "there is no target '" + target + "'; / lists them");
    } else {
      request.answer(200, format.contentType(), wanted.body(format, request.acceptsGzip()));
    }
  }
}
