package io.monitorix.exporter.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A URL that requests are sent to, and how.
 *
 * @param url {@code http} or {@code https}, with a host, without a user
 * @param timeout the longest that a request may take, positive
 * @param headers sent with each request; values may be secrets
 * @param login who asks
 * @param tls for {@code https}
 */
public record EndpointConfig(
    URI url, Duration timeout, Map<String, Secret> headers, Login login, Tls tls) {

  /** Copies the map. */
  public EndpointConfig {
    headers = Map.copyOf(headers);
  }

  /** Leaves the query out: it can hold a key. */
  @Override
  public String toString() {
    return url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
  }

  /** How a client shows who it is. */
  public sealed interface Login {

    /** Not at all. */
    record None() implements Login {}

    /** With a name and a password in each request. */
    record Basic(String username, Secret password) implements Login {}

    /**
     * With the header {@code Authorization}.
     *
     * @param type such as {@code Bearer}
     */
    record Authorization(String type, Secret credentials) implements Login {}
  }

  /**
   * How a server's certificate is checked, and which one is shown to it.
   *
   * @param caFile PEM certificates of authorities; empty for those that the system trusts
   * @param certFile the client's own certificate; empty exactly if {@code keyFile} is
   * @param keyFile its key
   * @param insecure whether any certificate will do
   */
  public record Tls(
      Optional<Path> caFile, Optional<Path> certFile, Optional<Path> keyFile, boolean insecure) {

    /** The system's authorities, no certificate of one's own. */
    public static final Tls SYSTEM =
        new Tls(Optional.empty(), Optional.empty(), Optional.empty(), false);
  }
}
