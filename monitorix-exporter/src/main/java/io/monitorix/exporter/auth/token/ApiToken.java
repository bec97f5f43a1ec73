package io.monitorix.exporter.auth.token;

import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.Scope;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a token; not the token itself.
 *
 * @param owner the id of the user whose it is: it is worth no more than they are
 * @param createdBy the maker, as {@link Tokens#maker} names them
 * @param lastUsedAt to the minute
 */
public record ApiToken(
    String id,
    String name,
    Optional<String> owner,
    String createdBy,
    Role role,
    Scope scope,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt,
    Optional<Instant> revokedAt) {

  /** Whether it is neither revoked nor expired. */
  public boolean isLive(Instant now) {
    return revokedAt.isEmpty() && expiresAt.filter(end -> !now.isBefore(end)).isEmpty();
  }
}
