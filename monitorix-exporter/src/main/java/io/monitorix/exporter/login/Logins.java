package io.monitorix.exporter.login;

import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.alertmanager.ManagementServer;
import io.monitorix.exporter.alertmanager.ServerFailedException;
import io.monitorix.exporter.login.LoginException.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The logins of whoever runs commands here. A token is sent to the server alone that it came from.
 * Commands that run at once share them: a refresh token is good once, so one of them exchanges it
 * and the others take what it got. Thread-safe.
 */
public final class Logins {

  private static final int UNAUTHORIZED = 401;
  private static final String AUTH = "auth";

  /** As long as a command may take; who holds the file asks a server meanwhile. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** An access token that ends so soon could end on the way. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private final Optional<LoginFiles> files;
  private final InstantSource clock;

  private Logins(Optional<LoginFiles> files, InstantSource clock) {
    this.files = files;
    this.clock = clock;
  }

  /**
   * Those of a user.
   *
   * @param environment {@code XDG_CONFIG_HOME} names the folder, else the user's home has it
   */
  public static Logins of(Map<String, String> environment, InstantSource clock) {
    Optional<Path> configuration =
        path(environment, "XDG_CONFIG_HOME")
            .or(() -> path(environment, "HOME").map(home -> home.resolve(".config")))
            .or(() -> path(environment, "USERPROFILE").map(home -> home.resolve(".config")));
    return new Logins(
        configuration.map(
            folder -> new LoginFiles(folder.resolve("monitorix").resolve("logins"), PATIENCE)),
        clock);
  }

  /** Those that are no absolute path are not to be used, says the XDG Base Directory rule. */
  private static Optional<Path> path(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(text -> !text.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute);
  }

  /**
   * Logs in, and keeps that. A login that was kept before is ended, if its server still answers.
   *
   * @param code of the second factor; null where none was asked for
   * @throws ServerFailedException if the server does not let them in, see {@link
   *     ServerFailedException#needsCode()}
   * @throws LoginException if it cannot be kept
   */
  public KeptLogin begin(Endpoint endpoint, String name, String password, @Nullable String code) {
    LoginFiles kept = kept();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("password", password);
    if (code != null) {
      fields.put("code", code);
    }
    String server = key(endpoint.url());
    KeptLogin login = issued(endpoint, server, fields, "login");
    return kept.alone(
        server,
        () -> {
          kept.read(server).ifPresent(before -> unused(endpoint, before));
          kept.write(login);
          return login;
        });
  }

  /** What is replaced shall not go on for a week; if it cannot be ended that is no harm. */
  private static void unused(Endpoint endpoint, KeptLogin before) {
    try {
      logOut(endpoint, before);
    } catch (ServerFailedException e) {
      // It ended long ago, most likely.
    }
  }

  /**
   * The same endpoint with the token of the login that is kept for it; itself where none is kept.
   *
   * @throws LoginException if the login has ended, or the file cannot be used
   * @throws ServerFailedException if the server gives no new token for another reason
   */
  public Endpoint authorized(Endpoint endpoint) {
    return files
        .flatMap(kept -> kept.read(key(endpoint.url())).map(login -> good(kept, endpoint, login)))
        .map(login -> bearing(endpoint, login))
        .orElse(endpoint);
  }

  /**
   * Ends the login at its server and keeps it no longer, also where the server does not answer.
   *
   * @return whose it was
   * @throws LoginException if none is kept
   * @throws ServerFailedException if the session goes on at the server, as that did not answer
   */
  public String end(Endpoint endpoint) {
    LoginFiles kept = kept();
    String server = key(endpoint.url());
    KeptLogin login = kept.read(server).orElseThrow(() -> new LoginException(Kind.MISSING, server));
    try {
      logOut(endpoint, good(kept, endpoint, login));
    } catch (LoginException e) {
      if (e.kind() != Kind.ENDED) {
        throw e;
      }
    } finally {
      kept.delete(server);
    }
    return login.name();
  }

  private static void logOut(Endpoint endpoint, KeptLogin login) {
    try (ManagementServer server = new ManagementServer(bearing(endpoint, login))) {
      server.tell(Map.of(), AUTH, "logout");
    }
  }

  private static Endpoint bearing(Endpoint endpoint, KeptLogin login) {
    return endpoint.withAuthorization("Bearer", login.accessToken());
  }

  /** The login itself, or with new tokens where the server does not take the one of before. */
  private KeptLogin good(LoginFiles kept, Endpoint endpoint, KeptLogin login) {
    return isTaken(endpoint, login)
        ? login
        : kept.alone(login.server(), () -> refreshed(kept, endpoint, login));
  }

  private KeptLogin refreshed(LoginFiles kept, Endpoint endpoint, KeptLogin before) {
    Optional<KeptLogin> now = kept.read(before.server());
    if (now.isEmpty()) {
      throw new LoginException(Kind.ENDED, before.server());
    }
    if (!now.get().accessToken().equals(before.accessToken())) {
      return now.get(); // another command was faster
    }
    try {
      KeptLogin next =
          issued(
              endpoint, before.server(), Map.of("refreshToken", before.refreshToken()), "refresh");
      kept.write(next);
      return next;
    } catch (ServerFailedException e) {
      if (e.status() != UNAUTHORIZED) {
        throw e;
      }
      kept.delete(before.server());
      throw new LoginException(Kind.ENDED, before.server(), e);
    }
  }

  /**
   * Another role ends an access token early, so the server is asked. If it does not answer, the
   * command will tell why.
   */
  private boolean isTaken(Endpoint endpoint, KeptLogin login) {
    Instant soon = clock.instant().plus(MARGIN);
    if (!login.accessEnds().isAfter(soon)) {
      return false;
    }
    try (ManagementServer server = new ManagementServer(bearing(endpoint, login))) {
      Entry unused = server.get(AUTH, "me");
      return true;
    } catch (ServerFailedException e) {
      return e.status() != UNAUTHORIZED;
    }
  }

  private static KeptLogin issued(
      Endpoint endpoint, String key, Map<String, Object> fields, String route) {
    try (ManagementServer server = new ManagementServer(endpoint)) {
      return KeptLogin.answered(key, server.post(fields, AUTH, route));
    } catch (IOException e) {
      throw new ServerFailedException(key + ": " + e.getMessage() + "; is this a Monitorix?", e);
    }
  }

  private LoginFiles kept() {
    return files.orElseThrow(() -> new LoginException(Kind.HOMELESS, ""));
  }

  /** A server by one spelling: with its port, and the path that it lies below. */
  static String key(URI url) {
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    int port = url.getPort() < 0 ? (scheme.equals("https") ? 443 : 80) : url.getPort();
    String path = url.getRawPath() == null ? "" : url.getRawPath().replaceFirst("/+$", "");
    return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + ":" + port + path;
  }
}
