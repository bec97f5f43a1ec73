package io.monitorix.exporter.auth.entry;

import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.exporter.auth.AccessException;
import io.monitorix.exporter.auth.Authenticator;
import io.monitorix.exporter.auth.session.Sessions;
import io.monitorix.exporter.auth.token.Tokens;
import io.monitorix.exporter.state.VaultException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All ways in but those of the web config file: API tokens, access tokens, tokens of a provider,
 * and names with passwords. Thread-safe.
 */
public final class Authenticators implements Authenticator {

  private static final Logger log = LoggerFactory.getLogger(Authenticators.class);

  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Optional<Kept> kept;
  private final Optional<BearerIssuer> provider;

  /** What is known of the database. */
  public record Kept(
      Tokens tokens, Sessions sessions, BasicUsers passwords, KnownCredentials credentials) {}

  /**
   * Joins them.
   *
   * @param kept empty where the process keeps no state
   * @param provider of OpenID Connect
   */
  public Authenticators(Optional<Kept> kept, Optional<? extends BearerIssuer> provider) {
    this.kept = kept;
    this.provider = provider.map(each -> each);
  }

  @Override
  public boolean hasCredentials() {
    return provider.isPresent() || (kept.isPresent() && kept.get().credentials().any());
  }

  @Override
  public Outcome authenticate(Attempt attempt) {
    try {
      return look(attempt);
    } catch (AccessException e) {
      return new Outcome.Busy(String.valueOf(e.getMessage()), e.retryAfter(), true);
    } catch (DatabaseException | VaultException e) {
      log.warn("nobody can be let in: {}", e.getMessage());
      return new Outcome.Busy("users and tokens cannot be read now", PAUSE, true);
    }
  }

  private Outcome look(Attempt attempt) {
    String authorization = attempt.authorization().stripLeading();
    if (authorization.isEmpty() && provider.isPresent() && !provider.get().header().isEmpty()) {
      String token = attempt.headers().apply(provider.get().header()).strip();
      return token.isEmpty() ? new Outcome.Unknown() : provider.get().authenticate(token);
    }
    if (hasScheme(authorization, BEARER)) {
      return bearer(authorization.substring(BEARER.length()).strip());
    }
    if (hasScheme(authorization, BASIC) && kept.isPresent()) {
      return kept.get().credentials().any()
          ? kept.get()
              .passwords()
              .authenticate(authorization.substring(BASIC.length()), attempt.address())
          : new Outcome.Unknown();
    }
    return new Outcome.Unknown();
  }

  private static boolean hasScheme(String authorization, String scheme) {
    return authorization.regionMatches(true, 0, scheme, 0, scheme.length());
  }

  private Outcome bearer(String token) {
    if (kept.isPresent() && kept.get().tokens().areAsked(token)) {
      return kept.get()
          .tokens()
          .caller(token)
          .<Outcome>map(Outcome.Known::new)
          .orElseGet(
              () -> new Outcome.Refused("the token is not valid, has expired, or was revoked"));
    }
    if (kept.isPresent() && kept.get().sessions().areAsked(token)) {
      return kept.get()
          .sessions()
          .caller(token)
          .<Outcome>map(Outcome.Known::new)
          .orElseGet(
              () ->
                  new Outcome.Refused("the access token is not valid, has expired, or has ended"));
    }
    return provider
        .map(each -> each.authenticate(token))
        .orElseGet(() -> new Outcome.Refused("the token is none that this server knows"));
  }
}
