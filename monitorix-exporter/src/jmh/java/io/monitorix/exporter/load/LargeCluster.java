package io.monitorix.exporter.load;

import io.monitorix.exporter.load.Exporter.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** 10,000 guests on 32 nodes, polled every 15 seconds, without calls about single guests. */
final class LargeCluster {

  private static final Duration INTERVAL = Duration.ofSeconds(15);
  private static final Duration BETWEEN_SCRAPES = Duration.ofMillis(200);
  private static final int WARMING_SCRAPES = 300;
  private static final int SCRAPES = 500;
  private static final int QUIET_CYCLES = 8;
  private static final int COLLECTIONS = 20;

  /** These ask about each guest by itself. */
  private static final String CHEAP = "config: false, guest-agent: false, snapshots: false";

  private final Path jar;
  private final Path script;
  private final Path directory;

  LargeCluster(Path jar, Path script, Path directory) {
    this.jar = jar;
    this.script = script;
    this.directory = directory;
  }

  List<Figures> measure() throws IOException, InterruptedException, ExecutionException {
    List<Figures> figures = new ArrayList<>();
    try (SimulatedCluster cluster = SimulatedCluster.start(jar, 32, 10_000, directory)) {
      try (Exporter exporter = start(cluster, "cheap", CHEAP + ", guest-detail: false")) {
        figures.addAll(underScrapes(exporter));
        figures.addAll(quiet(exporter, ""));
        figures.add(mebibytes("heap after a full collection", heap(exporter)));
      }
      try (Exporter exporter = start(cluster, "detail", CHEAP)) {
        exporter.secondsToFirstPoll();
        scrape(exporter, WARMING_SCRAPES);
        figures.addAll(quiet(exporter, ", with guest-detail"));
      }
    }
    return figures;
  }

  private Exporter start(SimulatedCluster cluster, String name, String collectors)
      throws IOException {
    Path file = directory.resolve("monitorix-10000-" + name + ".yml");
    return Exporter.start(
        Launch.script(script, jar, ""),
        directory.resolve("exporter-10000-" + name + ".log"),
        List.of("run", "--config", cluster.configuration(file, INTERVAL, collectors).toString()));
  }

  private static List<Figures> underScrapes(Exporter exporter)
      throws IOException, InterruptedException, ExecutionException {
    List<Figures> figures = new ArrayList<>();
    exporter.secondsToFirstPoll();
    figures.add(milliseconds("scrape while the JVM warms up", scrape(exporter, WARMING_SCRAPES)));
    try (CycleCosts rendering = CycleCosts.of(exporter.process(), "render")) {
      figures.add(milliseconds("scrape, one scraper", scrape(exporter, SCRAPES)));
      figures.add(milliseconds("scrape, two scrapers", scrapeTwice(exporter)));
      figures.add(milliseconds("rendering, CPU time a cycle", rendering.stop()));
    }
    return figures;
  }

  /** Nobody asks but one scraper, once a cycle. */
  private static List<Figures> quiet(Exporter exporter, String what)
      throws IOException, InterruptedException {
    CpuAndCalls costs = CpuAndCalls.watch(exporter, QUIET_CYCLES, INTERVAL);
    return List.of(
        milliseconds("whole process, CPU time a cycle" + what, costs.cpuMilliseconds()),
        Figures.of("10,000 guests: calls a cycle" + what, "calls", costs.calls()),
        Figures.of(
            "10,000 guests: the same on average" + what, "calls", List.of(costs.averageCalls())),
        mebibytes("resident memory" + what, List.of(exporter.process().residentMebibytes())));
  }

  private static Figures milliseconds(String name, List<Double> values) {
    return Figures.of("10,000 guests: " + name, "ms", values);
  }

  private static Figures mebibytes(String name, List<Double> values) {
    return Figures.of("10,000 guests: " + name, "MiB", values);
  }

  private static List<Double> scrape(Exporter exporter, int times)
      throws IOException, InterruptedException {
    return exporter.scraper().scrape(times, BETWEEN_SCRAPES);
  }

  private static List<Double> scrapeTwice(Exporter exporter)
      throws InterruptedException, ExecutionException {
    ExecutorService scrapers = Executors.newFixedThreadPool(2);
    try {
      Future<List<Double>> one = scrapers.submit(() -> scrape(exporter, SCRAPES / 2));
      Future<List<Double>> other = scrapers.submit(() -> scrape(exporter, SCRAPES / 2));
      List<Double> took = new ArrayList<>(one.get());
      took.addAll(other.get());
      return took;
    } finally {
      scrapers.shutdownNow();
    }
  }

  /** Collects at times that drift through the cycle, so that polls and renderings are hit too. */
  private static List<Double> heap(Exporter exporter) throws IOException, InterruptedException {
    List<Double> mebibytes = new ArrayList<>();
    for (int i = 0; i < COLLECTIONS; i++) {
      mebibytes.add(exporter.process().heapMebibytesAfterCollection());
      Thread.sleep(INTERVAL.toMillis() / COLLECTIONS);
    }
    return mebibytes;
  }
}
