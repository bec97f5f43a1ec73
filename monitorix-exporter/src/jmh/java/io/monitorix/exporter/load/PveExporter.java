package io.monitorix.exporter.load;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** prometheus-pve-exporter in a process of its own; it counts its calls to Proxmox. */
final class PveExporter implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ChildProcess process;
  private final int port;
  private final String target;
  private final Path log;

  private PveExporter(ChildProcess process, int port, String target, Path log) {
    this.process = process;
    this.port = port;
    this.target = target;
    this.log = log;
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param executable its command {@code pve_exporter}
   * @param directory takes its configuration and its log
   */
  static PveExporter start(Path executable, SimulatedCluster cluster, Path directory)
      throws IOException, InterruptedException {
    String[] token = cluster.tokenId().split("!", 2);
    Path file =
        Files.writeString(
            directory.resolve("pve.yml"),
            """
            default:
              user: %s
              token_name: %s
              token_value: %s
              verify_ssl: false
            """
                .formatted(token[0], token[1], cluster.tokenSecret()));
    int port = Jvm.freePort();
    Path log = directory.resolve("pve-exporter.log");
    ChildProcess process =
        ChildProcess.start(
            List.of(
                executable.toString(),
                "--config.file",
                file.toString(),
                "--web.listen-address",
                "127.0.0.1:" + port,
                "--collector.pve-api-metrics"),
            Map.of("PYTHONWARNINGS", "ignore"),
            log);
    PveExporter exporter = new PveExporter(process, port, cluster.authority(), log);
    exporter.awaitAnswer();
    return exporter;
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      try {
        new Scraper(port).scrape();
        return;
      } catch (ConnectException e) {
        Thread.sleep(100);
      }
    }
    process.close();
    throw new IOException("pve-exporter does not answer: " + Files.readString(log));
  }

  ChildProcess process() {
    return process;
  }

  /** Asks for everything: of the cluster, and of the node that answers. */
  Scraper ofClusterAndNode() {
    return new Scraper(port, "/pve?cluster=1&node=1&target=" + target);
  }

  /** Asks for what each further node tells about itself. */
  Scraper ofNode() {
    return new Scraper(port, "/pve?cluster=0&node=1&target=" + target);
  }

  /** All calls to Proxmox since it began. */
  double calls() throws IOException, InterruptedException {
    return new Scraper(port).sum("pve_scrape_api_duration_seconds_count");
  }

  @Override
  public void close() {
    process.close();
  }
}
