package io.monitorix.exporter.cli;

import io.monitorix.exporter.Monitorix;
import io.monitorix.exporter.Settings;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Runs the exporter until the process is told to end. */
final class Foreground {

  private Foreground() {}

  /**
   * Starts the exporter and waits.
   *
   * @param started is told the port when it listens
   */
  static int run(Settings settings, IntConsumer started) {
    return run(() -> settings, started);
  }

  /**
   * Starts the exporter and waits.
   *
   * @param loader reads the settings, at the start and whenever they are to be loaded again
   * @param started is told the port when it listens
   */
  static int run(Supplier<Settings> loader, IntConsumer started) {
    Monitorix monitorix = Monitorix.start(loader, InstantSource.system());
    CountDownLatch end = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  monitorix.close();
                  end.countDown();
                },
                "shutdown"));
    HangUp.reloads(monitorix::tryReload);
    started.accept(monitorix.port());
    try {
      end.await();
    } catch (InterruptedException e) {
      monitorix.close();
      Thread.currentThread().interrupt();
    }
    return CommandLineInterface.FINE;
  }
}
