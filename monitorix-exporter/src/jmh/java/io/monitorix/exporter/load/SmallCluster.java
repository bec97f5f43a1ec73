package io.monitorix.exporter.load;

import io.monitorix.exporter.load.Exporter.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** 60 guests on 3 nodes, polled every 15 seconds: memory of the process, and how it starts. */
final class SmallCluster {

  private static final Duration INTERVAL = Duration.ofSeconds(15);
  private static final Duration BETWEEN_SCRAPES = Duration.ofSeconds(5);
  private static final int SCRAPES = 42;
  private static final int PROCESSES = 3;
  private static final int STARTS = 7;

  private final Path jar;
  private final Path script;
  private final Path directory;

  SmallCluster(Path jar, Path script, Path directory) {
    this.jar = jar;
    this.script = script;
    this.directory = directory;
  }

  /** How long it takes from the launch to an answer, however it is launched. */
  List<Figures> starts() throws IOException, InterruptedException {
    try (SimulatedCluster cluster = SimulatedCluster.start(jar, 3, 60, directory)) {
      List<String> run = run(cluster);
      List<String> demo = List.of("demo");
      Launch bare = Launch.bareJar(jar);
      Launch script = Launch.script(this.script, jar, "");
      Launch archived = Launch.script(this.script, jar, "-XX:SharedArchiveFile=" + archive(run));
      List<Figures> figures = new ArrayList<>();
      figures.addAll(starts("java -jar, run", bare, run));
      figures.addAll(starts("java -jar, demo", bare, demo));
      figures.addAll(starts("script, run", script, run));
      figures.addAll(starts("script, demo", script, demo));
      figures.addAll(starts("script with class data, run", archived, run));
      figures.addAll(starts("script with class data, demo", archived, demo));
      return figures;
    }
  }

  private List<String> run(SimulatedCluster cluster) throws IOException {
    Path file = cluster.configuration(directory.resolve("monitorix-60.yml"), INTERVAL, "");
    return List.of("run", "--config", file.toString());
  }

  private List<Figures> starts(String name, Launch launch, List<String> arguments)
      throws IOException, InterruptedException {
    List<Double> answered = new ArrayList<>();
    List<Double> spent = new ArrayList<>();
    List<Double> polled = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      try (Exporter exporter = Exporter.start(launch, directory.resolve("start.log"), arguments)) {
        answered.add(exporter.secondsToAnswer() * 1000);
        spent.add((double) exporter.process().cpu().toMillis());
        polled.add(exporter.secondsToFirstPoll() * 1000);
      }
    }
    return List.of(
        Figures.of(
            "start, " + name + ": first answer", "ms", answered),
        Figures.of(
            "start, " + name + ": CPU time until then", "ms", spent),
        Figures.of(
            "start, " + name + ": first poll scraped", "ms", polled));
  }

  private Path archive(List<String> arguments) throws IOException, InterruptedException {
    Path archive = directory.resolve("monitorix.jsa");
    Files.deleteIfExists(archive);
    Launch recording = Launch.script(script, jar, "-XX:ArchiveClassesAtExit=" + archive);
    try (Exporter exporter =
        Exporter.start(recording, directory.resolve("archive.log"), arguments)) {
      exporter.secondsToFirstPoll();
    }
    if (Files.notExists(archive)) {
      throw new IOException("no class-data archive was written at " + archive);
    }
    return archive;
  }

  /** Resident memory of several processes side by side: they do not share what counts here. */
  List<Figures> memory() throws IOException, InterruptedException {
    List<Exporter> exporters = new ArrayList<>();
    try (SimulatedCluster cluster = SimulatedCluster.start(jar, 3, 60, directory)) {
      List<Scraper> scrapers = new ArrayList<>();
      for (int i = 0; i < PROCESSES; i++) {
        Exporter exporter =
            Exporter.start(
                Launch.script(script, jar, ""),
                directory.resolve("exporter-60-" + i + ".log"),
                run(cluster));
        exporters.add(exporter);
        exporter.secondsToFirstPoll();
        scrapers.add(exporter.scraper());
      }
      for (int i = 0; i < SCRAPES; i++) {
        for (Scraper scraper : scrapers) {
          scraper.scrape();
        }
        Thread.sleep(BETWEEN_SCRAPES.toMillis());
      }
      List<Double> mebibytes = new ArrayList<>();
      for (Exporter exporter : exporters) {
        mebibytes.add(exporter.process().residentMebibytes());
      }
      return List.of(
          Figures.of(
              "60 guests: resident memory after 210 s of scrapes",
              "MiB",
              mebibytes));
    } finally {
      exporters.forEach(Exporter::close);
    }
  }
}
