package io.monitorix.exporter.cli;

import io.monitorix.alerts.promql.script.ScriptDuration;
import io.monitorix.alerts.remote.delivery.ClientTls;
import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.alerts.remote.query.PrometheusServer;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a server is asked, with curl's words. */
final class ServerOptions {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);
  private static final long LARGEST_ANSWER = 1L << 30;

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
      names = "--token",
      paramLabel = "TOKEN",
      description = "An API token or an access token; others see it in the list of processes.")
  private @Nullable String token;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Holds the token, which others do not see then.")
  private @Nullable Path tokenFile;

  @Option(
      names = "--timeout",
      paramLabel = "D",
      description = "How long the server may take (default: 2m, of healthcheck: 5s).")
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
    return !headers.isEmpty() || user != null || hasToken() || timeout != null || hasTls();
  }

  /**
   * Prepares to ask.
   *
   * @param url a user and a password in it are sent as such
   * @throws IllegalArgumentException if an option cannot be used; shows no value
   */
  PrometheusServer open(String url) {
    return new PrometheusServer(endpoint(url), LARGEST_ANSWER);
  }

  /**
   * How it is asked.
   *
   * @param url a user and a password in it are sent as such
   * @throws IllegalArgumentException if an option cannot be used; shows no value
   */
  Endpoint endpoint(String url) {
    return endpoint(url, DEFAULT_TIMEOUT);
  }

  /**
   * How it is asked.
   *
   * @param url a user and a password in it are sent as such
   * @param patience how long the server may take unless {@code --timeout} says it
   * @throws IllegalArgumentException if an option cannot be used; shows no value
   */
  Endpoint endpoint(String url, Duration patience) {
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
    URI parsed = parsed(url);
    Endpoint endpoint = new Endpoint(withoutUser(parsed), limit, sent, tls());
    String known = user;
    if (hasToken()) {
      if (known != null || (token != null && tokenFile != null)) {
        throw new IllegalArgumentException("--user, --token and --token-file exclude each other");
      }
      endpoint = endpoint.withAuthorization("Bearer", bearer());
    } else if (known != null) {
      int colon = known.indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException("--user: expected NAME:PASSWORD");
      }
      endpoint = endpoint.withBasicAuth(known.substring(0, colon), known.substring(colon + 1));
    } else if (parsed.getUserInfo() != null) {
      String[] both = parsed.getUserInfo().split(":", 2);
      endpoint = endpoint.withBasicAuth(both[0], both.length > 1 ? both[1] : "");
    }
    return endpoint;
  }

  private boolean hasToken() {
    return token != null || tokenFile != null;
  }

  private String bearer() {
    Path file = tokenFile;
    String found = token == null ? "" : token;
    if (file != null) {
      try {
        found = Files.readString(file).strip();
      } catch (IOException e) {
        throw new IllegalArgumentException("--token-file: cannot read " + file, e);
      }
    }
    if (!found.matches("[\\x21-\\x7e]+")) {
      throw new IllegalArgumentException("the token is empty, or has a character that none has");
    }
    return found;
  }

  private boolean hasTls() {
    return authorities != null || certificate != null || key != null || insecure;
  }

  private ClientTls tls() {
    if ((certificate == null) != (key == null)) {
      throw new IllegalArgumentException("--cert and --key go together");
    }
    return new ClientTls(authorities, certificate, key, insecure);
  }

  /**
   * Reads the URL of a server.
   *
   * @throws IllegalArgumentException if it is none; does not show it, as it may hold a password
   */
  static URI parsed(String url) {
    try {
      URI parsed = new URI(url);
      boolean http = "http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme());
      if (http && parsed.getHost() != null && parsed.getPort() <= 65_535) {
        return parsed;
      }
    } catch (URISyntaxException e) {
      // Its message would show the URL, which may hold a password.
      throw new IllegalArgumentException("not a URL such as http://localhost:9090");
    }
    throw new IllegalArgumentException("not a URL such as http://localhost:9090");
  }

  /** The same without a user, a query and a fragment. */
  static URI withoutUser(URI url) {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return URI.create(url.getScheme() + "://" + url.getHost() + port + url.getRawPath());
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
