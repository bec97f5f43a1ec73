package io.monitorix.exporter.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process of ours, seen from outside: through Linux's {@code /proc} and the JDK's jcmd. */
final class ChildProcess implements AutoCloseable {

  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  /** Lines such as {@code tenured generation total 174784K, used 23947K [0x…}. */
  private static final Pattern HEAP_USED =
      Pattern.compile("(?:generation|heap)\\s+total \\d+K, used (\\d+)K");

  private final Process process;

  private ChildProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param environment is added to our own
   * @param log takes what it prints
   */
  static ChildProcess start(List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return new ChildProcess(builder.start());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Resident memory in MiB, that of the processes which it has started included. */
  double residentMebibytes() throws IOException {
    double sum = 0;
    for (ProcessHandle each : family()) {
      Path status = Path.of("/proc", Long.toString(each.pid()), "status");
      Matcher line = RESIDENT.matcher(Files.readString(status));
      if (!line.find()) {
        throw new IOException("no VmRSS in " + status);
      }
      sum += Long.parseLong(line.group(1)) / 1024.0;
    }
    return sum;
  }

  /**
   * CPU time since the launch, in steps of 10 ms, that of the processes which it has started
   * included.
   */
  Duration cpu() throws IOException {
    Duration sum = Duration.ZERO;
    for (ProcessHandle each : family()) {
      sum =
          sum.plus(
              each.info()
                  .totalCpuDuration()
                  .orElseThrow(() -> new IOException("no CPU time of process " + each.pid())));
    }
    return sum;
  }

  private List<ProcessHandle> family() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
  }

  /** CPU time of the threads whose name begins so, in nanoseconds. */
  long cpuNanos(String prefix) throws IOException {
    long sum = 0;
    try (Stream<Path> threads = Files.list(proc("task"))) {
      for (Path thread : threads.toList()) {
        sum += cpuNanos(thread, prefix);
      }
    }
    return sum;
  }

  private static long cpuNanos(Path thread, String prefix) throws IOException {
    try {
      if (!Files.readString(thread.resolve("comm")).startsWith(prefix)) {
        return 0;
      }
      String spent = Files.readString(thread.resolve("schedstat"));
      return Long.parseLong(spent.substring(0, spent.indexOf(' ')));
    } catch (NoSuchFileException e) {
      return 0; // it has ended since it was listed
    }
  }

  /** The heap that is in use after a full collection, in MiB. */
  double heapMebibytesAfterCollection() throws IOException, InterruptedException {
    String report = jcmd("GC.run\nGC.heap_info");
    Matcher used = HEAP_USED.matcher(report);
    long kibibytes = 0;
    while (used.find()) {
      kibibytes += Long.parseLong(used.group(1));
    }
    if (kibibytes == 0) {
      throw new IOException("jcmd tells no heap: " + report);
    }
    return kibibytes / 1024.0;
  }

  private String jcmd(String commands) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process asking =
        new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), commands)
            .redirectErrorStream(true)
            .start();
    String report = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (asking.waitFor() != 0) {
      throw new IOException("jcmd failed: " + report);
    }
    return report;
  }

  private Path proc(String file) {
    return Path.of("/proc", Long.toString(process.pid()), file);
  }

  /** Ends it as a service manager would, and by force where that takes half a minute. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
