package io.monitorix.exporter.web;

import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.exposition.Format;
import io.monitorix.exporter.exposition.PreparedMetrics;
import io.monitorix.exporter.exposition.TargetMetrics;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;

/**
 * {@code /metrics}: what the last polls brought, without a call to Proxmox; with {@code ?target=}
 * of one target alone, without what the process tells of itself. Who has a scope gets the samples
 * of it, rendered for them alone.
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
    if (target != null && !visibility.mayShow(target)) {
      throw BadRequestException.forbidden("this target is not in your scope");
    }
    PreparedMetrics wanted = target == null ? metrics : targets.of(target).orElse(null);
    if (wanted == null) {
      request.answer(400, "there is no target '" + target + "'; / lists them");
      return;
    }
    boolean gzip = request.acceptsGzip();
    boolean all = target == null ? visibility.isAll() : visibility.seesAllOf(target);
    request.answer(
        200,
        format.contentType(),
        all
            ? wanted.body(format, gzip)
            : wanted.some(labels -> isSeen(visibility, labels), format, gzip));
  }

  private static boolean isSeen(Visibility visibility, Labels labels) {
    String cluster = labels.get("cluster");
    String id = labels.contains("id") ? labels.get("id") : labels.get("guest");
    return cluster != null && visibility.sees(cluster, id == null ? "" : id);
  }
}
