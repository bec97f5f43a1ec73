package io.monitorix.exporter.web;

import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.exposition.PreparedMetrics;
import io.monitorix.exporter.exposition.TargetMetrics;
import io.monitorix.exporter.ondemand.OnDemandScrape;
import io.monitorix.exporter.poll.SnapshotBoard;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The table of routes. */
public final class Routes {

  private Routes() {}

  /**
   * All routes.
   *
   * @param answering sends the answers of scrapes that have waited for Proxmox
   */
  public static List<Route> of(
      Supplier<List<TargetConfig>> targets,
      SnapshotBoard board,
      PreparedMetrics metrics,
      TargetMetrics targetMetrics,
      OnDemandScrape scrape,
      Executor answering,
      InstantSource clock,
      String version) {
    MetricsRoute metricsRoute = new MetricsRoute(metrics, targetMetrics);
    List<Route> routes = new ArrayList<>();
    routes.addAll(new ServiceDiscoveryRoutes(targets, board).routes());
    routes.addAll(
        List.of(
            new Route("/", new LandingPage(targets, board, clock, version)),
            new Route("/metrics", metricsRoute),
            new Route("/api/prometheus/metrics", metricsRoute),
            new Route("/pve", new PveRoute(scrape, answering)),
            new Route("/-/healthy", request -> request.answer(200, "Monitorix is Healthy.")),
            new Route("/-/ready", request -> ready(request, board))));
    return routes;
  }

  private static void ready(Request request, SnapshotBoard board) throws IOException {
    if (board.isComplete()) {
      request.answer(200, "Monitorix is Ready.");
    } else {
      request.answer(503, "Monitorix is not Ready: the first poll has not ended yet.");
    }
  }
}
