package io.monitorix.exporter.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Measures the runnable jar under load and prints a table. Needs Linux: it reads /proc. */
public final class LoadBenchmark {

  private LoadBenchmark() {}

  /**
   * Runs all measurements, which takes about a quarter of an hour.
   *
   * @param arguments the runnable jar, the start script, and a directory for what is written; then
   *     {@code large} or {@code small} for one half of the measurements
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    if (arguments.length < 3) {
      System.err.println("usage: LoadBenchmark JAR SCRIPT DIRECTORY [large|small]");
      System.exit(2);
    }
    Path jar = Path.of(arguments[0]).toAbsolutePath();
    Path script = Path.of(arguments[1]).toAbsolutePath().normalize();
    Path directory = Files.createDirectories(Path.of(arguments[2]).resolve("load"));
    String half = arguments.length > 3 ? arguments[3] : "";
    System.out.println(Figures.heading());
    if (!half.equals("small")) {
      print(new LargeCluster(jar, script, directory).measure());
    }
    if (!half.equals("large")) {
      print(new SmallCluster(jar, script, directory).measure());
    }
  }

  private static void print(List<Figures> figures) {
    figures.forEach(each -> System.out.println(each.row()));
  }
}
