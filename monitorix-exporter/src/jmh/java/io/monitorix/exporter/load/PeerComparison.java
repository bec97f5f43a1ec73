package io.monitorix.exporter.load;

import io.monitorix.exporter.load.Exporter.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * 60 guests on 3 nodes, read by us and by prometheus-pve-exporter, both scraped every 15 seconds:
 * once with the collectors that it has too, once with all that are on by default.
 *
 * <p>Its users scrape it once with {@code cluster=1&node=1} and for each further node with {@code
 * cluster=0&node=1}. The simulated nodes share one address, so that all three tell about the same
 * node; as each has 20 guests, the number of calls is that of a real cluster.
 */
final class PeerComparison {

  private static final Duration INTERVAL = Duration.ofSeconds(15);
  private static final int NODES = 3;
  private static final int WARMING_ROUNDS = 4;
  private static final int ROUNDS = 8;

  /** What it cannot do is off. */
  private static final String ITS_COLLECTORS =
      "node-status: false, node-pressure: false, storage: false, disks: false, smart: false,"
          + " zfs: false, lvm: false, services: false, updates: false, certificates: false,"
          + " network: false, time: false, hardware: false, ceph: false, ha: false, tasks: false,"
          + " backup: false, access: false, guest-detail: false, guest-agent: false,"
          + " snapshots: false";

  private final Path jar;
  private final Path script;
  private final Path peer;
  private final Path directory;

  /**
   * @param peer the command {@code pve_exporter}
   */
  PeerComparison(Path jar, Path script, Path peer, Path directory) {
    this.jar = jar;
    this.script = script;
    this.peer = peer;
    this.directory = directory;
  }

  List<Figures> measure() throws IOException, InterruptedException {
    long launched = System.nanoTime();
    try (SimulatedCluster cluster = SimulatedCluster.start(jar, NODES, 60, directory);
        Exporter same = start(cluster, "same", ITS_COLLECTORS);
        Exporter all = start(cluster, "all", "");
        PveExporter theirs = PveExporter.start(peer, cluster, directory)) {
      same.secondsToFirstPoll();
      all.secondsToFirstPoll();
      new Rounds(same, all, theirs).run(WARMING_ROUNDS);
      Rounds rounds = new Rounds(same, all, theirs);
      double callsBefore = CpuAndCalls.calls(same);
      double theirCallsBefore = theirs.calls();
      Duration cpuBefore = same.process().cpu();
      Duration cpuOfAllBefore = all.process().cpu();
      Duration theirCpuBefore = theirs.process().cpu();
      long start = System.nanoTime();
      rounds.run(ROUNDS);
      double seconds = (System.nanoTime() - start) / 1e9;
      double minutes = seconds / 60;
      double minutesSinceLaunch = (System.nanoTime() - launched) / 60e9;
      return List.of(
          row("/metrics, its series", "ms", rounds.same),
          row("/metrics, all that is on by default", "ms", rounds.all),
          row("its /pve?cluster=1&node=1", "ms", rounds.theirs),
          row("its three scrapes together", "ms", rounds.theirsTogether),
          row("calls a minute", "calls", (CpuAndCalls.calls(same) - callsBefore) / minutes),
          row(
              "calls a minute, first readings included",
              "calls",
              CpuAndCalls.calls(same) / minutesSinceLaunch),
          row("its calls a minute", "calls", (theirs.calls() - theirCallsBefore) / minutes),
          row("CPU, its series", "%", share(same.process().cpu(), cpuBefore, seconds)),
          row(
              "CPU, all that is on by default",
              "%",
              share(all.process().cpu(), cpuOfAllBefore, seconds)),
          row("its CPU", "%", share(theirs.process().cpu(), theirCpuBefore, seconds)),
          row("resident memory, its series", "MiB", same.process().residentMebibytes()),
          row(
              "resident memory, all that is on by default",
              "MiB",
              all.process().residentMebibytes()),
          row("its resident memory, two processes", "MiB", theirs.process().residentMebibytes()));
    }
  }

  private Exporter start(SimulatedCluster cluster, String name, String collectors)
      throws IOException {
    Path file = directory.resolve("monitorix-peer-" + name + ".yml");
    return Exporter.start(
        Launch.script(script, jar, ""),
        directory.resolve("exporter-peer-" + name + ".log"),
        List.of("run", "--config", cluster.configuration(file, INTERVAL, collectors).toString()));
  }

  /** Per cent of one core. */
  private static double share(Duration now, Duration before, double seconds) {
    return now.minus(before).toMillis() / 10.0 / seconds;
  }

  private static Figures row(String name, String unit, double value) {
    return row(name, unit, List.of(value));
  }

  private static Figures row(String name, String unit, List<Double> values) {
    return Figures.of("beside pve-exporter: " + name, unit, values);
  }

  /** Scrapes of all three, one after the other, once an interval; takes their milliseconds. */
  private static final class Rounds {

    private final Scraper ofSame;
    private final Scraper ofAll;
    private final Scraper ofClusterAndNode;
    private final Scraper ofNode;
    private final List<Double> same = new ArrayList<>();
    private final List<Double> all = new ArrayList<>();
    private final List<Double> theirs = new ArrayList<>();
    private final List<Double> theirsTogether = new ArrayList<>();

    Rounds(Exporter same, Exporter all, PveExporter theirs) {
      ofSame = same.scraper();
      ofAll = all.scraper();
      ofClusterAndNode = theirs.ofClusterAndNode();
      ofNode = theirs.ofNode();
    }

    void run(int times) throws IOException, InterruptedException {
      long start = System.nanoTime();
      for (int i = 1; i <= times; i++) {
        same.add(ofSame.milliseconds());
        all.add(ofAll.milliseconds());
        double first = ofClusterAndNode.milliseconds();
        double together = first;
        for (int node = 1; node < NODES; node++) {
          together += ofNode.milliseconds();
        }
        theirs.add(first);
        theirsTogether.add(together);
        long early = start + i * INTERVAL.toNanos() - System.nanoTime();
        Thread.sleep(Math.max(0, early / 1_000_000));
      }
    }
  }
}
