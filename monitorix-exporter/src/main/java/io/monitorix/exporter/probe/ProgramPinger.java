package io.monitorix.exporter.probe;

import io.monitorix.exporter.config.IcmpProbe;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pings by the program {@code ping}, which the system gives the right to. */
final class ProgramPinger implements Pinger {

  private static final Pattern TIME = Pattern.compile("time[=<]([0-9.]+) ?ms");
  private static final Pattern HOPS = Pattern.compile("(?:ttl|hlim)=([0-9]+)");

  private final String program;

  /**
   * @param program its name or path
   */
  ProgramPinger(String program) {
    this.program = program;
  }

  @Override
  public Echo ping(InetAddress address, IcmpProbe settings, Deadline deadline) throws IOException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command(address, settings, deadline.remainingMillis()))
            .redirectErrorStream(true)
            .start();
    deadline.closeAtEnd(process::destroyForcibly);
    try {
      double setup = Deadline.secondsSince(start);
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      Matcher time = TIME.matcher(output);
      if (exit != 0 || !time.find()) {
        throw new IOException(failure(output, exit));
      }
      Matcher hops = HOPS.matcher(output);
      return new Echo(
          setup,
          Double.parseDouble(time.group(1)) / 1000,
          hops.find() ? Integer.valueOf(hops.group(1)) : null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> command(InetAddress address, IcmpProbe settings, int millis) {
    List<String> command = new ArrayList<>(List.of(program, "-n", "-c", "1"));
    command.addAll(List.of("-W", String.valueOf(Math.max(1, (millis + 999) / 1000))));
    command.addAll(List.of("-t", String.valueOf(settings.ttl())));
    if (settings.payloadSize() > 0) {
      command.addAll(List.of("-s", String.valueOf(settings.payloadSize())));
    }
    if (settings.source() != null) {
      command.addAll(List.of("-I", settings.source().getHostAddress()));
    }
    if (settings.dontFragment() && !(address instanceof Inet6Address)) {
      command.addAll(List.of("-M", "do"));
    }
    command.add(address.getHostAddress());
    return command;
  }

  private static String failure(String output, int exit) {
    if (output.contains(" 0 received") || output.contains(" 0 packets received")) {
      return "no reply came in time";
    }
    String line = output.strip().lines().findFirst().orElse("");
    return "ping ended with " + exit + (line.isEmpty() ? "" : ": " + line);
  }
}
