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

/** 10,000 guests on 32 nodes, polled every five seconds: three times as often as by default. */
final class LargeCluster {

  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration BETWEEN_SCRAPES = Duration.ofMillis(200);
  private static final int WARMING_SCRAPES = 300;
  private static final int SCRAPES = 500;
  private static final int COLLECTIONS = 20;

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
    try (SimulatedCluster cluster = SimulatedCluster.start(jar, 32, 10_000, directory);
        Exporter exporter =
            Exporter.start(
                Launch.script(script, jar, ""),
                directory.resolve("exporter-10000.log"),
                List.of(
                    "run",
                    "--config",
                    cluster
                        .configuration(directory.resolve("monitorix-10000.yml"), INTERVAL)
                        .toString()))) {
      exporter.secondsToFirstPoll();
      figures.add(milliseconds("scrape while the JVM warms up", scrape(exporter, WARMING_SCRAPES)));
      long spent = exporter.process().cpuNanos();
      long start = System.nanoTime();
      try (CycleCosts rendering = CycleCosts.of(exporter.process(), "render")) {
        figures.add(milliseconds("scrape, one scraper", scrape(exporter, SCRAPES)));
        figures.add(milliseconds("scrape, two scrapers", scrapeTwice(exporter)));
        figures.add(milliseconds("rendering, CPU time a cycle", rendering.stop()));
      }
      double cycles = (System.nanoTime() - start) / (double) INTERVAL.toNanos();
      figures.add(
          milliseconds(
              "whole process with those scrapes, CPU time a cycle",
              List.of((exporter.process().cpuNanos() - spent) / 1e6 / cycles)));
      figures.add(mebibytes("resident memory", List.of(exporter.process().residentMebibytes())));
      figures.add(mebibytes("heap after a full collection", heap(exporter)));
    }
    return figures;
  }

  private static Figures milliseconds(String name, List<Double> values) {
    return Figures.of("10,000 guests: " + name, "ms", values.stream().mapToDouble(v -> v));
  }

  private static Figures mebibytes(String name, List<Double> values) {
    return Figures.of("10,000 guests: " + name, "MiB", values.stream().mapToDouble(v -> v));
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
      Thread.sleep(INTERVAL.toMillis() * 2 / COLLECTIONS);
    }
    return mebibytes;
  }
}
