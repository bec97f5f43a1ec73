package io.monitorix.exporter.cli;

import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.alerts.remote.query.PrometheusServer;
import io.monitorix.exporter.login.Logins;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How a server is asked, and by whom: as an option says, else by the login that is kept for it. */
final class ServerOptions {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);
  private static final long LARGEST_ANSWER = 1L << 30;

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

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  boolean isUsed() {
    return user != null || hasToken() || connection.isUsed();
  }

  /**
   * Prepares to ask.
   *
   * @param url a user and a password in it are sent as such
   * @throws ParameterException if an option cannot be used; shows no value
   */
  <S> S open(CommandLine command, String url, Function<Endpoint, S> server) {
    return open(command, url, DEFAULT_TIMEOUT, server);
  }

  /**
   * Prepares to ask.
   *
   * @param url a user and a password in it are sent as such
   * @param patience how long the server may take unless {@code --timeout} says it
   * @throws ParameterException if an option cannot be used; shows no value
   */
  <S> S open(CommandLine command, String url, Duration patience, Function<Endpoint, S> server) {
    try {
      return server.apply(endpoint(url, patience, Host.of(command.getCommandSpec()).logins()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, "--server: " + e.getMessage());
    }
  }

  /**
   * Prepares to ask by Prometheus's API.
   *
   * @param url a user and a password in it are sent as such
   * @throws ParameterException if an option cannot be used; shows no value
   */
  PrometheusServer prometheus(CommandLine command, String url) {
    return open(command, url, endpoint -> new PrometheusServer(endpoint, LARGEST_ANSWER));
  }

  /**
   * How it is asked.
   *
   * @param url a user and a password in it are sent as such
   * @throws IllegalArgumentException if an option cannot be used; shows no value
   */
  Endpoint endpoint(String url, Logins logins) {
    return endpoint(url, DEFAULT_TIMEOUT, logins);
  }

  /**
   * How it is asked.
   *
   * @param url a user and a password in it are sent as such
   * @param patience how long the server may take unless {@code --timeout} says it
   * @throws IllegalArgumentException if an option cannot be used; shows no value
   */
  private Endpoint endpoint(String url, Duration patience, Logins logins) {
    Endpoint endpoint = endpoint(url, patience);
    return endpoint.headers().containsKey("Authorization") ? endpoint : logins.authorized(endpoint);
  }

  /**
   * How it is asked, without a login that is kept.
   *
   * @param url a user and a password in it are sent as such
   * @param patience how long the server may take unless {@code --timeout} says it
   * @throws IllegalArgumentException if an option cannot be used; shows no value
   */
  Endpoint endpoint(String url, Duration patience) {
    URI parsed = parsed(url);
    Endpoint endpoint = connection.endpoint(withoutUser(parsed), patience);
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
}
