package io.monitorix.exporter.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** Measures the runnable jar under load and prints a table. Needs Linux: it reads /proc. */
public final class LoadBenchmark {

  private static final Set<String> PARTS =
      Set.of("", "large", "start", "memory", "dashboards", "backup", "peer");

  private LoadBenchmark() {}

  /**
   * Runs the measurements, which together take about half an hour.
   *
   * @param arguments the runnable jar, the start script, and a directory for what is written; then
   *     {@code large}, {@code start}, {@code memory}, {@code dashboards}, {@code backup} or {@code
   *     peer} for one part of the measurements; the system property {@code load.peer} names the command of
   *     prometheus-pve-exporter for the last
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    String part = arguments.length == 4 ? arguments[3] : "";
    if (arguments.length < 3 || arguments.length > 4 || !PARTS.contains(part)) {
      System.err.println("usage: LoadBenchmark JAR SCRIPT DIRECTORY "
              + "[large|start|memory|dashboards|backup|peer]");
      System.exit(2);
    }
    Path jar = Path.of(arguments[0]).toAbsolutePath();
    Path script = Path.of(arguments[1]).toAbsolutePath().normalize();
    Path directory = Files.createDirectories(Path.of(arguments[2]).resolve("load"));
    SmallCluster small = new SmallCluster(jar, script, directory);
    System.out.println(Figures.heading());
    if (part.isEmpty() || part.equals("start")) {
      print(small.starts());
    }
    if (part.isEmpty() || part.equals("large")) {
      print(new LargeCluster(jar, script, directory).measure());
    }
    if (part.isEmpty() || part.equals("memory")) {
      print(small.memory());
    }
    if (part.isEmpty() || part.equals("dashboards")) {
      print(new DashboardFigures(jar, directory).measure());
    }
    if (part.isEmpty() || part.equals("backup")) {
      print(new BackupFigures(directory).measure());
    }
    if (part.isEmpty() || part.equals("peer")) {
      String peer = System.getProperty("load.peer", "");
      if (peer.isEmpty()) {
        System.out.println("beside pve-exporter: not measured, -Dload.peer names no pve_exporter");
      } else {
        print(new PeerComparison(jar, script, Path.of(peer), directory).measure());
      }
    }
  }

  private static void print(List<Figures> figures) {
    figures.forEach(each -> System.out.println(each.row()));
  }
}
