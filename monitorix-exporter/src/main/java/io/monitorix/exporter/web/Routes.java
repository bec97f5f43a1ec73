package io.monitorix.exporter.web;

import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.exposition.PreparedMetrics;
import io.monitorix.exporter.exposition.TargetMetrics;
import io.monitorix.exporter.ondemand.OnDemandScrape;
import io.monitorix.exporter.poll.SnapshotBoard;
import io.monitorix.exporter.probe.Probes;
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
   * @param reloading is asked by {@code /-/reload}
   */
  public static List<Route> of(
      Supplier<List<TargetConfig>> targets,
      SnapshotBoard board,
      PreparedMetrics metrics,
      TargetMetrics targetMetrics,
      OnDemandScrape scrape,
      Probes probes,
      Executor answering,
      InstantSource clock,
      String version,
      Reloading reloading) {
    MetricsRoute metricsRoute = new MetricsRoute(metrics, targetMetrics);
    ReloadRoute reloadRoute = new ReloadRoute(reloading);
    List<Route> routes = new ArrayList<>(new ServiceDiscoveryRoutes(targets, board).routes());
    routes.addAll(
        List.of(
            new Route("/", new LandingPage(targets, board, clock, version)),
            Route.scrape("/metrics", metricsRoute),
            Route.scrape("/api/prometheus/metrics", metricsRoute),
            Route.scrape("/pve", new PveRoute(scrape, answering)),
            Route.scrape("/probe", new ProbeRoute(probes)),
            Route.change(Method.POST, "/-/reload", reloadRoute),
            Route.change(Method.PUT, "/-/reload", reloadRoute),
            new Route("/-/healthy", request -> request.answer(200, "Monitorix is Healthy.")),
            new Route("/-/ready", request -> ready(request, board))));
    return routes;
  }

  private static void ready(Request request, SnapshotBoard board) throws IOException {
    if (request.isLast()) {
      request.answer(503, "Monitorix is not Ready: it is stopping.");
    } else if (board.isComplete()) {
      request.answer(200, "Monitorix is Ready.");
    } else {
      request.answer(503, "Monitorix is not Ready: the first poll has not ended yet.");
    }
  }
}
