package io.monitorix.exporter.cli;

import io.monitorix.alerts.promql.script.ScriptDuration;
import io.monitorix.exporter.query.PrometheusServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a server is asked, with curl's words. */
final class ServerOptions {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);

  @Option(
      names = {"--header", "-H"},
      paramLabel = "NAME: VALUE",
      description = {
        "Sent to the server; can be repeated. @FILE reads headers from a file, a line each,",
        "which keeps secrets out of the list of processes."
      })
  private List<String> headers = new ArrayList<>();

  @Option(
      names = {"--user", "-u"},
      paramLabel = "NAME:PASSWORD",
      description = "Who asks the server.")
  private @Nullable String user;

  @Option(
      names = "--timeout",
      paramLabel = "D",
      description = "How long the server may take (default: 2m).")
  private @Nullable String timeout;

  boolean isUsed() {
    return !headers.isEmpty() || user != null || timeout != null;
  }

  /**
   * Prepares to ask.
   *
   * @throws IllegalArgumentException if an option cannot be used; shows no value
   */
  PrometheusServer open(String url) {
    List<Map.Entry<String, String>> sent = new ArrayList<>();
    for (String header : headers) {
      if (header.startsWith("@")) {
        fromFile(Path.of(header.substring(1))).forEach(line -> sent.add(header(line)));
      } else {
        sent.add(header(header));
      }
    }
    String known = user;
    if (known != null) {
      int colon = known.indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException("--user: expected NAME:PASSWORD");
      }
      sent.add(
          PrometheusServer.authorization(known.substring(0, colon), known.substring(colon + 1)));
    }
    Duration limit =
        timeout == null ? DEFAULT_TIMEOUT : Duration.ofMillis(ScriptDuration.millis(timeout));
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("--timeout has to be positive");
    }
    return new PrometheusServer(url, sent, limit);
  }

  private static Map.Entry<String, String> header(String line) {
    int colon = line.indexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException("--header: expected NAME: VALUE, or @FILE");
    }
    return Map.entry(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
  }

  private static List<String> fromFile(Path file) {
    try {
      return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new IllegalArgumentException("--header: cannot read " + file, e);
    }
  }
}
