package io.monitorix.examples.collector;

import io.monitorix.exporter.Monitorix;
import io.monitorix.exporter.Settings;
import io.monitorix.exporter.config.ConfigLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** What {@code monitorix run} does, with one collector more. */
public final class Main {

  private static final Duration INTERVAL = Duration.ofMinutes(5);

  private Main() {}

  /**
   * Runs it until it is killed.
   *
   * @param arguments the configuration; {@code monitorix.yml} without it
   */
  public static void main(String[] arguments) throws InterruptedException {
    Path config = Path.of(arguments.length == 0 ? "monitorix.yml" : arguments[0]);
    Monitorix monitorix = start(config, System.getenv(), INTERVAL);
    Runtime.getRuntime().addShutdownHook(new Thread(monitorix::close, "shutdown"));
    new CountDownLatch(1).await();
  }

  /**
   * Starts it; {@code /-/reload} reads the configuration again.
   *
   * @param environment what <code>${NAME}</code> in the configuration stands for
   * @param interval of the collector
   * @throws RuntimeException if the configuration cannot be used, or the port is taken
   */
  static Monitorix start(Path config, Map<String, String> environment, Duration interval) {
    return Monitorix.start(
        () ->
            Settings.of(new ConfigLoader(environment).load(config))
                .collectors(List.of(new BridgeCollector(interval)))
                .build(),
        InstantSource.system());
  }
}
