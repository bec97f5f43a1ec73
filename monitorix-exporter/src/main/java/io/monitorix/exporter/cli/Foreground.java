package io.monitorix.exporter.cli;

import io.monitorix.exporter.Monitorix;
import io.monitorix.exporter.Settings;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** Runs the exporter until the process is told to end. */
final class Foreground {

  private Foreground() {}

  /**
   * Starts the exporter and waits.
   *
   * @param started runs when it listens
   */
  static int run(Settings settings, Runnable started) {
    Monitorix monitorix = Monitorix.start(settings, InstantSource.system());
    CountDownLatch end = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  monitorix.close();
                  end.countDown();
                },
                "shutdown"));
    started.run();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return CommandLineInterface.FINE;
  }
}
