package io.monitorix.exporter.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The key {@code auth}: who may ask, besides the users of the web config file.
 *
 * @param metricsClosed whether {@code /metrics} asks who it is
 * @param encryptionKey what secrets in the database are encrypted with; empty for a file that is
 *     made in the data directory
 * @param accessLifetime how long an access token is good
 * @param refreshLifetime how long a refresh token is good
 * @param sessionMaxAge how long after the login it can be used at most
 * @param passwordLength the fewest characters of a password
 * @param passwordHistory how many former passwords may not come again
 * @param auditFile where the audit log goes besides the database
 * @param auditRetention how long it is kept in the database
 * @param oidc a provider; empty for none
 */
public record AuthConfig(
    boolean metricsClosed,
    Optional<Secret> encryptionKey,
    Duration accessLifetime,
    Duration refreshLifetime,
    Duration sessionMaxAge,
    int passwordLength,
    int passwordHistory,
    Optional<Path> auditFile,
    Duration auditRetention,
    Optional<OidcConfig> oidc) {

  /** What a file without the section gets. */
  public static final AuthConfig DEFAULT =
      new AuthConfig(
          false,
          Optional.empty(),
          Duration.ofMinutes(30),
          Duration.ofDays(7),
          Duration.ofDays(30),
          12,
          5,
          Optional.empty(),
          Duration.ofDays(400),
          Optional.empty());
}
