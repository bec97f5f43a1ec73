package io.monitorix.exporter.live;

import io.monitorix.alerts.remote.delivery.Protocol;
import java.util.Map;
import java.util.Set;

/** {@code POST /api/live/push/STREAM} of Grafana. */
final class GrafanaProtocol implements Protocol {

  /** Not 500: Grafana answers so to what it cannot read, and that is no better the next time. */
  private static final Set<Integer> PASSING = Set.of(408, 429, 502, 503, 504);

  @Override
  public Map<String, String> headers() {
    return Map.of("Content-Type", "text/plain; charset=utf-8");
  }

  @Override
  public boolean isPassing(int status) {
    return PASSING.contains(status);
  }

  @Override
  public String advice(int status) {
    return switch (status) {
      case 401 ->
          "grafana.token must be the token of a service account of this Grafana that is neither"
              + " disabled nor expired";
      case 403 ->
          "the service account of grafana.token may not push: give it the role Viewer, or Editor"
              + " where that is not enough";
      case 404 -> "there is no Grafana at grafana.url, or its Live is switched off";
      default -> "";
    };
  }
}
