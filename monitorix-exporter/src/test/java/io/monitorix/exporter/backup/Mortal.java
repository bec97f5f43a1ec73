package io.monitorix.exporter.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A process of its own that is killed in the middle of what it does. */
final class Mortal {

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final List<String> command = new ArrayList<>();
  private final BooleanSupplier begun;

  /**
   * What it runs.
   *
   * @param begun whether it is in the middle of it: whether there are traces of it
   */
  Mortal(BooleanSupplier begun, String main, String... arguments) {
    this.begun = begun;
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Xshare:auto");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main);
    command.addAll(List.of(arguments));
  }

  /** How a life went. */
  record Life(boolean killed, int status, Duration sinceBegun) {}

  /** Lets it live to its end. */
  Life live() throws IOException, InterruptedException {
    return live(LONGEST);
  }

  /** Kills it so long after it has begun, unless it has ended by then. */
  Life live(Duration afterBegun) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      long start = System.nanoTime();
      boolean ended = false;
      while (!ended && !begun.getAsBoolean()) {
        ended = process.waitFor(1, TimeUnit.MILLISECONDS);
        if (System.nanoTime() - start > LONGEST.toNanos()) {
          throw new IllegalStateException("it does not begin");
        }
      }
      long from = System.nanoTime();
      ended = process.waitFor(afterBegun.toNanos(), TimeUnit.NANOSECONDS);
      Duration since = Duration.ofNanos(System.nanoTime() - from);
      process.destroyForcibly();
      return new Life(!ended, process.waitFor(), since);
    } finally {
      process.destroyForcibly();
    }
  }
}
