package io.monitorix.exporter;

import io.monitorix.client.pve.PveClient;
import io.monitorix.exporter.collect.Collectors;
import io.monitorix.exporter.collect.PollSchedule;
import io.monitorix.exporter.collect.PveClients;
import io.monitorix.exporter.collect.SnapshotBoard;
import io.monitorix.exporter.collect.TargetPoller;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.exposition.PreparedMetrics;
import io.monitorix.exporter.ondemand.OnDemandScrape;
import io.monitorix.exporter.self.BuildInfo;
import io.monitorix.exporter.self.ScrapeMetrics;
import io.monitorix.exporter.self.SelfMetrics;
import io.monitorix.exporter.web.Routes;
import io.monitorix.exporter.web.WebServer;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exporter: assembles every part, starts them, and stops them in reverse order. A running one
 * polls its targets and answers HTTP until it is closed.
 */
public final class Monitorix implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Monitorix.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final WebServer server;

  private Monitorix(Settings settings, InstantSource clock) {
    try {
      BuildInfo build = BuildInfo.read();
      SnapshotBoard board = board(settings);
      SelfMetrics self = closing(new SelfMetrics(build, board, clock));
      ScrapeMetrics scrapes =
          new ScrapeMetrics(
              self.registry(),
              settings.modules().keySet(),
              settings.apiMetrics(),
              settings.targetMetrics());
      OnDemandScrape onDemand =
          closing(
              new OnDemandScrape(
                  settings.targets(),
                  settings.modules(),
                  settings.allowAnyTarget(),
                  settings.onDemand()::contains,
                  scrapes,
                  clock,
                  ZoneId.systemDefault()));
      ExecutorService rendering = executor("render", 1);
      ExecutorService answering = executor("pve-answer", 2);
      PreparedMetrics metrics =
          new PreparedMetrics(board::families, self::scrape, rendering, clock);
      board.onChange(metrics::changed);

      server =
          closing(
              WebServer.start(
                  settings.listenAddress(),
                  settings.tls(),
                  Routes.of(
                      settings.targets(),
                      board,
                      metrics,
                      onDemand,
                      answering,
                      clock,
                      build.version())));
      Map<TargetConfig, TargetPoller> pollers = new LinkedHashMap<>();
      for (TargetConfig target : settings.targets()) {
        PveClient client =
            closing(
                PveClients.open(target.server(), target.login(), target.tls(), target.timeout()));
        pollers.put(target, new TargetPoller(target, client, clock, board::pin));
      }
      PollSchedule schedule = closing(new PollSchedule());
      pollers.forEach(schedule::add);
      log.info(
          "listening: address={} port={} targets={} version={}",
          settings.listenAddress(),
          server.port(),
          settings.targets().size(),
          build.version());
    } catch (RuntimeException e) {
      closeParts();
      throw e;
    }
  }

  /**
   * Starts the exporter.
   *
   * @throws RuntimeException when it cannot: the address is taken, a file of certificates cannot be
   *     read. Nothing is left running then
   */
  public static Monitorix start(Settings settings, InstantSource clock) {
    return new Monitorix(settings, clock);
  }

  private static SnapshotBoard board(Settings settings) {
    Map<String, Collectors> collectors = new LinkedHashMap<>();
    for (TargetConfig target : settings.targets()) {
      collectors.put(target.name(), Collectors.where(target.collectors()::isEnabled));
    }
    return new SnapshotBoard(collectors);
  }

  private ExecutorService executor(String name, int threads) {
    ExecutorService executor =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    parts.push(executor::shutdownNow);
    return executor;
  }

  private <T extends AutoCloseable> T closing(T part) {
    parts.push(part);
    return part;
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    log.info("stopping");
    closeParts();
  }

  private void closeParts() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        log.warn("a part did not close", e);
      }
    }
  }
}
