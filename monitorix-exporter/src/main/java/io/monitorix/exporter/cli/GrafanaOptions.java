package io.monitorix.exporter.cli;

import io.monitorix.alerts.remote.delivery.ClientTls;
import io.monitorix.alerts.remote.delivery.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which Grafana is asked, and who asks it. */
final class GrafanaOptions {

  private static final String TOKEN = "GRAFANA_TOKEN";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Who asks: one of these, or the environment. */
  static final class Caller {
    @Option(
        names = "--token-file",
        paramLabel = "FILE",
        description = {
          "A file with the token of a service account. Without it the token is taken from the",
          "environment: GRAFANA_TOKEN."
        })
    private @Nullable Path tokenFile;

    @Option(
        names = "--token",
        paramLabel = "TOKEN",
        description = "The token itself, which others see in the list of processes.")
    private @Nullable String token;

    @Option(
        names = {"--user", "-u"},
        paramLabel = "NAME:PASSWORD",
        description = "A user in the place of a token.")
    private @Nullable String user;
  }

  @Option(
      names = "--url",
      paramLabel = "URL",
      required = true,
      description = "Where Grafana is, such as http://localhost:3000.")
  private String url = "";

  @ArgGroup(multiplicity = "0..1")
  private Caller caller = new Caller();

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description = "Certificates in PEM form that its certificate leads to.")
  private @Nullable Path caFile;

  @Option(names = "--insecure", description = "Takes any certificate.")
  private boolean insecure;

  /**
   * How it is asked.
   *
   * @param environment where the token is if no option tells who asks
   * @throws IllegalArgumentException if an option cannot be used, or none tells who asks; shows no
   *     secret
   */
  Endpoint endpoint(Map<String, String> environment) {
    URI parsed;
    try {
      parsed = ServerOptions.parsed(url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--url: not a URL such as http://localhost:3000");
    }
    Endpoint endpoint =
        new Endpoint(
            ServerOptions.withoutUser(parsed),
            TIMEOUT,
            Map.of(),
            new ClientTls(caFile, null, null, insecure));
    String token = token();
    String user = caller.user == null ? parsed.getUserInfo() : caller.user;
    if (token != null) {
      return bearer(endpoint, token);
    } else if (user != null) {
      int colon = user.indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException("--user: expected NAME:PASSWORD");
      }
      return endpoint.withBasicAuth(user.substring(0, colon), user.substring(colon + 1));
    }
    String told = environment.getOrDefault(TOKEN, "");
    if (told.isBlank()) {
      throw new IllegalArgumentException(
          "nothing tells who asks: put the token of a service account into the environment as "
              + TOKEN
              + ", or name its file with --token-file");
    }
    return bearer(endpoint, told);
  }

  private @Nullable String token() {
    Path file = caller.tokenFile;
    if (file == null) {
      return caller.token;
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("--token-file: cannot read " + file, e);
    }
  }

  private static Endpoint bearer(Endpoint endpoint, String token) {
    String line = token.strip();
    if (line.isEmpty() || line.chars().anyMatch(each -> each <= ' ' || each > '~')) {
      throw new IllegalArgumentException("the token is not one word of plain characters");
    }
    return endpoint.withAuthorization("Bearer", line);
  }
}
