package io.monitorix.exporter;

import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.discovery.FileDiscovery;
import io.monitorix.exporter.exposition.PreparedMetrics;
import io.monitorix.exporter.exposition.TargetMetrics;
import io.monitorix.exporter.ondemand.Destinations;
import io.monitorix.exporter.ondemand.OnDemandScrape;
import io.monitorix.exporter.poll.PollSchedule;
import io.monitorix.exporter.poll.SnapshotBoard;
import io.monitorix.exporter.poll.TargetSet;
import io.monitorix.exporter.push.Pusher;
import io.monitorix.exporter.self.ApiMetrics;
import io.monitorix.exporter.self.BuildInfo;
import io.monitorix.exporter.self.ScrapeMetrics;
import io.monitorix.exporter.self.SelfMetrics;
import io.monitorix.exporter.web.Routes;
import io.monitorix.exporter.web.WebServer;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exporter: assembles every part, starts them, and stops them in reverse order. A running one
 * polls its targets and answers HTTP until it is closed.
 */
public final class Monitorix implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Monitorix.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Supplier<Settings> loader;
  private final TargetSet targets;
  private final WebServer server;
  private final InstantSource clock;
  private volatile Settings settings;
  private volatile FileDiscovery discovery;

  private Monitorix(Supplier<Settings> loader, InstantSource clock) {
    this.loader = loader;
    Settings first = loader.get();
    this.clock = clock;
    settings = first;
    discovery = FileDiscovery.start(List.of(), Set.of(), clock);
    try {
      BuildInfo build = BuildInfo.read();
      SnapshotBoard board = new SnapshotBoard(first.everyState());
      SelfMetrics self = closing(new SelfMetrics(build, board, clock));
      ApiMetrics api = new ApiMetrics(self.registry());
      ScrapeMetrics scrapes =
          new ScrapeMetrics(
              self.registry(), first.modules().keySet(), first.apiMetrics(), first.targetMetrics());
      OnDemandScrape onDemand =
          closing(
              new OnDemandScrape(
                  this::destinations,
                  first.onDemand()::contains,
                  scrapes,
                  clock,
                  ZoneId.systemDefault()));
      ExecutorService rendering = executor("render", 1);
      ExecutorService answering = executor("pve-answer", 2);
      PreparedMetrics metrics =
          new PreparedMetrics(board::families, self::scrape, rendering, clock);
      TargetMetrics targetMetrics =
          new TargetMetrics(board::targets, board::families, rendering, clock);
      board.onChange(target -> metrics.changed());
      board.onChange(targetMetrics::changed);

      RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
      PollSchedule schedule = closing(new PollSchedule(random));
      targets = closing(new TargetSet(board, schedule, clock, random, api::of));
      parts.push(() -> discovery.close());
      self.add(sink -> discovery.emit(sink));
      // Before anybody can ask: a list for Prometheus that is empty for a moment forgets
      // everything.
      follow(first);
      server =
          closing(
              WebServer.start(
                  first.listenAddress(),
                  first.tls(),
                  Routes.of(
                      targets::targets,
                      board,
                      metrics,
                      targetMetrics,
                      onDemand,
                      answering,
                      clock,
                      build.version())));
      closing(
          Pusher.start(
              first.push(),
              new CurrentMetrics(targets::targets, board, self),
              self.registry(),
              clock,
              new Random()));
      log.info(
          "listening: address={} port={} targets={} version={}",
          first.listenAddress(),
          server.port(),
          targets.targets().size(),
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
    return start(() -> settings, clock);
  }

  /**
   * Starts the exporter with settings that can be loaded again.
   *
   * @param loader reads them; throws where they cannot be used
   * @throws RuntimeException as {@link #start(Settings, InstantSource)}
   */
  public static Monitorix start(Supplier<Settings> loader, InstantSource clock) {
    return new Monitorix(loader, clock);
  }

  /**
   * Loads the settings again and polls the targets that they name. What is fixed at the start, such
   * as the address, stays as it is.
   *
   * @throws RuntimeException when they cannot be used; nothing has changed then
   */
  public synchronized void reload() {
    Settings loaded = loader.get();
    follow(loaded);
    log.info("configuration loaded: targets={}", targets.targets().size());
  }

  /** Polls the targets of these settings, and those that their files name now and later. */
  private synchronized void follow(Settings followed) {
    Set<String> named =
        followed.targets().stream().map(TargetConfig::name).collect(Collectors.toSet());
    FileDiscovery files = FileDiscovery.start(followed.fileSdConfigs(), named, clock);
    files.onChange(this::followFiles);
    try {
      targets.apply(all(followed, files));
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
    discovery.close();
    discovery = files;
    settings = followed;
  }

  private synchronized void followFiles() {
    targets.apply(all(settings, discovery));
  }

  private static List<TargetConfig> all(Settings settings, FileDiscovery files) {
    return Stream.concat(settings.targets().stream(), files.targets().stream()).toList();
  }

  private Destinations destinations() {
    Settings now = settings;
    return new Destinations(targets.targets(), now.modules(), now.allowAnyTarget());
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
