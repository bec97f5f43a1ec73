package io.monitorix.exporter.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The exporter in a process of its own, as a user starts it. */
final class Exporter implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ChildProcess process;
  private final int port;
  private final Path log;
  private final long launched;

  private Exporter(ChildProcess process, int port, Path log, long launched) {
    this.process = process;
    this.port = port;
    this.log = log;
    this.launched = launched;
  }

  /** How it is launched: {@code java -jar} with nothing else, or the start script with options. */
  record Launch(List<String> command, Map<String, String> environment) {

    Launch {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }

    static Launch bareJar(Path jar) {
      return new Launch(List.of(Jvm.java(), "-jar", jar.toString()), Map.of());
    }

    /**
     * @param options of the JVM, added to those of the script
     */
    static Launch script(Path script, Path jar, String options) {
      return new Launch(
          List.of(script.toString()),
          Map.of(
              "JAVA_HOME",
              System.getProperty("java.home"),
              "MONITORIX_JAR",
              jar.toString(),
              // Each start is measured alike: the script's own archive would help all but the first.
              "MONITORIX_CACHE_DIR",
              "",
              "MONITORIX_JAVA_OPTS",
              options));
    }
  }

  /**
   * Starts it; does not wait for it.
   *
   * @param arguments without the address to listen on
   */
  static Exporter start(Launch launch, Path log, List<String> arguments) throws IOException {
    int port = Jvm.freePort();
    List<String> command = new ArrayList<>(launch.command());
    command.addAll(arguments);
    command.addAll(List.of("--web.listen-address", "127.0.0.1:" + port));
    long launched = System.nanoTime();
    return new Exporter(
        ChildProcess.start(command, launch.environment(), log), port, log, launched);
  }

  ChildProcess process() {
    return process;
  }

  Scraper scraper() {
    return new Scraper(port);
  }

  /** Scrapes until it answers; seconds since the launch. */
  double secondsToAnswer() throws IOException, InterruptedException {
    return secondsTo("");
  }

  /** Scrapes until the answer holds what a poll brought; seconds since the launch. */
  double secondsToFirstPoll() throws IOException, InterruptedException {
    return secondsTo("pve_up{");
  }

  private double secondsTo(String content) throws IOException, InterruptedException {
    Scraper scraper = scraper();
    while (System.nanoTime() - launched < PATIENCE.toNanos()) {
      if (!process.isAlive()) {
        throw new IOException("the exporter has ended: " + Files.readString(log));
      }
      try {
        byte[] body = scraper.scrape();
        double seconds = (System.nanoTime() - launched) / 1e9;
        if (Scraper.unpacked(body).contains(content)) {
          return seconds;
        }
      } catch (java.net.ConnectException e) {
        // not yet
      }
      Thread.sleep(5);
    }
    throw new IOException("the exporter does not answer: " + Files.readString(log));
  }

  @Override
  public void close() {
    process.close();
  }
}
