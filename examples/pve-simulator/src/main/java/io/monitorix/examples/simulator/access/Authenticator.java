package io.monitorix.examples.simulator.access;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who calls: by API token, by ticket in a cookie or header, or by password. Thread-safe:
 * it holds no state that changes.
 */
public final class Authenticator {
  private static final String TOKEN_SCHEME = "PVEAPIToken";
  private static final String COOKIE = "PVEAuthCookie";

  private final Directory directory;
  private final Tickets tickets;

  /** An authenticator for these users; tickets are signed with a key that follows from the seed. */
  public Authenticator(Directory directory, long seed, InstantSource clock) {
    this.directory = directory;
    this.tickets = new Tickets(seed, clock);
  }

  /** What came of looking at a request's credentials. */
  public sealed interface Result {
    /** The caller is known. */
    record Known(Identity identity) implements Result {}

    /** It is not; {@code reason} is the reason phrase of the 401. */
    record Refused(String reason) implements Result {}
  }

  /** What a login gives. */
  public record Session(Identity identity, String ticket, String csrfToken) {}

  /**
   * Checks a request.
   *
   * @param writes whether the method is another than GET: with a ticket such a request needs the
   *     token against forgery
   */
  public Result authenticate(
      @Nullable String authorization,
      @Nullable String cookies,
      @Nullable String csrfToken,
      boolean writes) {
    String ticket = ticketOf(authorization, cookies);
    if (ticket != null) {
      return byTicket(ticket, csrfToken, writes);
    }
    if (authorization != null
        && authorization.startsWith(TOKEN_SCHEME)
        && authorization.length() > TOKEN_SCHEME.length() + 1) {
      return byToken(authorization.substring(TOKEN_SCHEME.length() + 1));
    }
    return new Result.Refused("No ticket");
  }

  /**
   * Checks a password, or a ticket of the same user in its place.
   *
   * @param user with its realm
   * @return empty when they do not fit
   */
  public Optional<Session> login(String user, String password) {
    for (Identity identity : directory.all()) {
      if (identity.tokenName() == null
          && identity.user().equals(user)
          && (identity.secret().equals(password) || user.equals(tickets.user(password)))) {
        return Optional.of(new Session(identity, tickets.ticket(user), tickets.csrfToken(user)));
      }
    }
    return Optional.empty();
  }

  private Result byTicket(String ticket, @Nullable String csrfToken, boolean writes) {
    String user = tickets.user(ticket);
    if (user == null) {
      return new Result.Refused("Authentication failed!");
    }
    if (writes && !tickets.csrfTokenIsValid(csrfToken, user)) {
      return new Result.Refused("Permission denied - invalid csrf token");
    }
    for (Identity identity : directory.all()) {
      if (identity.tokenName() == null && identity.user().equals(user)) {
        return new Result.Known(identity);
      }
    }
    return new Result.Refused("Authentication failed!");
  }

  private Result byToken(String given) {
    String token = decoded(given);
    for (Identity identity : directory.all()) {
      if (identity.tokenName() != null
          && token.equals(identity.tokenId() + "=" + identity.secret())) {
        return new Result.Known(identity);
      }
    }
    return new Result.Refused("Authentication failed!");
  }

  private static @Nullable String ticketOf(
      @Nullable String authorization, @Nullable String cookies) {
    if (cookies != null) {
      for (String cookie : cookies.split(";", -1)) {
        String[] pair = cookie.strip().split("=", 2);
        if (pair.length == 2 && pair[0].equals(COOKIE)) {
          return decoded(pair[1]);
        }
      }
    }
    String prefix = COOKIE + "=";
    return authorization != null && authorization.startsWith(prefix)
        ? decoded(authorization.substring(prefix.length()))
        : null;
  }

  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    try {
      // A plus is itself here, unlike in a form.
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
