package io.monitorix.exporter.cli;

import io.monitorix.alerts.promql.script.ScriptDuration;
import io.monitorix.alerts.remote.delivery.ClientTls;
import io.monitorix.alerts.remote.delivery.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a server is reached, with curl's words; not who asks it. */
final class ConnectionOptions {

  @Option(
      names = {"--header", "-H"},
      paramLabel = "NAME: VALUE",
      description = {
        "Sent to the server; can be repeated. @FILE reads headers from a file, a line each,",
        "which keeps secrets out of the list of processes."
      })
  private List<String> headers = new ArrayList<>();

  @Option(
      names = "--timeout",
      paramLabel = "D",
      description =
          "How long the server may take (default: 2m, of healthcheck: 5s, of backup: 1h).")
  private @Nullable String timeout;

  @Option(
      names = {"--cacert", "--ca-file"},
      paramLabel = "FILE",
      description = "PEM certificates, one of which has to have issued the server's.")
  private @Nullable Path authorities;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "PEM certificate to show, with those that lead to its authority; needs --key.")
  private @Nullable Path certificate;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Its private key, PKCS #8 without a password.")
  private @Nullable Path key;

  @Option(
      names = {"--insecure", "-k"},
      description = "Take any certificate of the server.")
  private boolean insecure;

  boolean isUsed() {
    return !headers.isEmpty()
        || timeout != null
        || authorities != null
        || certificate != null
        || key != null
        || insecure;
  }

  /**
   * How it is reached.
   *
   * @param url without a user
   * @param patience how long the server may take unless {@code --timeout} says it
   * @throws IllegalArgumentException if an option cannot be used; shows no value
   */
  Endpoint endpoint(URI url, Duration patience) {
    Map<String, String> sent = new LinkedHashMap<>();
    for (String header : headers) {
      if (header.startsWith("@")) {
        fromFile(Path.of(header.substring(1))).forEach(line -> add(sent, line));
      } else {
        add(sent, header);
      }
    }
    Duration limit = timeout == null ? patience : Duration.ofMillis(ScriptDuration.millis(timeout));
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("--timeout has to be positive");
    }
    return new Endpoint(url, limit, sent, tls());
  }

  private ClientTls tls() {
    if ((certificate == null) != (key == null)) {
      throw new IllegalArgumentException("--cert and --key go together");
    }
    return new ClientTls(authorities, certificate, key, insecure);
  }

  private static void add(Map<String, String> headers, String line) {
    int colon = line.indexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException("--header: expected NAME: VALUE, or @FILE");
    }
    headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
  }

  private static List<String> fromFile(Path file) {
    try {
      return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new IllegalArgumentException("--header: cannot read " + file, e);
    }
  }
}
