package io.monitorix.exporter.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A simulator in a process of its own. */
final class SimulatedCluster implements AutoCloseable {

  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?s)url\\s+(\\S+)\\s+fingerprint\\s+(\\S+)\\s+token\\s+([^=\\s]+)=(\\S+).*faults ");

  private final ChildProcess process;
  private final Matcher announced;

  private SimulatedCluster(ChildProcess process, Matcher announced) {
    this.process = process;
    this.announced = announced;
  }

  /**
   * Starts it and waits until it has told where it listens.
   *
   * @param directory takes its log
   */
  static SimulatedCluster start(Path jar, int nodes, int guests, Path directory)
      throws IOException, InterruptedException {
    Path log = directory.resolve("simulator-" + guests + ".log");
    ChildProcess process =
        ChildProcess.start(
            List.of(
                Jvm.java(),
                "-Xmx1g",
                "-cp",
                jar.toString(),
                "io.monitorix.examples.simulator.SimulatorMain",
                "--port",
                "0",
                "--nodes",
                Integer.toString(nodes),
                "--guests",
                Integer.toString(guests)),
            Map.of(),
            log);
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      Matcher announced = ANNOUNCED.matcher(Files.readString(log));
      if (announced.find()) {
        return new SimulatedCluster(process, announced);
      }
      Thread.sleep(100);
    }
    process.close();
    throw new IOException("the simulator did not start: " + Files.readString(log));
  }

  /** The host and port at which it answers. */
  String authority() {
    return URI.create(announced.group(1)).getAuthority();
  }

  /** Such as {@code user@realm!name}. */
  String tokenId() {
    return announced.group(3);
  }

  String tokenSecret() {
    return announced.group(4);
  }

  /**
   * Writes a configuration that polls this cluster. Reading its history, which happens once in the
   * life of a target, is left out.
   *
   * @param collectors which are switched off or on, as a YAML mapping without its braces
   */
  Path configuration(Path file, Duration interval, String collectors) throws IOException {
    return Files.writeString(
        file,
        """
        poll:
          interval: %ds
        history: {enabled: false}
        targets:
          - name: bench
            server: %s
            token:
              id: %s
              secret: %s
            tls:
              fingerprint: "%s"
            collectors: {%s}
        """
            .formatted(
                interval.toSeconds(),
                announced.group(1),
                tokenId(),
                tokenSecret(),
                announced.group(2),
                collectors));
  }

  @Override
  public void close() {
    process.close();
  }
}
