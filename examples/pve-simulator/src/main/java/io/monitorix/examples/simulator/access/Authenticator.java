package io.monitorix.examples.simulator.access;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who calls: by API token, by ticket in a cookie or header, or by password and second
 * factor. Thread-safe.
 */
public final class Authenticator {
  private final Product product;
  private final List<String> cookies;
  private final Directory directory;
  private final InstantSource clock;
  private final Tickets tickets;
  private final SecondFactors secondFactors = new SecondFactors();
  private final LongAdder logins = new LongAdder();

  /**
   * An authenticator for these users; tickets are signed with a key that follows from the seed.
   *
   * @param cookies the names under which a ticket may come, the first to be looked at first
   */
  public Authenticator(
      Product product, List<String> cookies, Directory directory, long seed, InstantSource clock) {
    this.product = product;
    this.cookies = List.copyOf(cookies);
    this.directory = directory;
    this.clock = clock;
    this.tickets = new Tickets(product, seed, clock);
  }

  /** What came of looking at a request's credentials. */
  public sealed interface Result {
    /** The caller is known. */
    record Known(Identity identity, Rights rights) implements Result {}

    /** It is not. */
    record Refused(Refusal reason) implements Result {}
  }

  /** Why a caller is not known. */
  public enum Refusal {
    /** There was nothing to look at. */
    NOTHING_GIVEN,
    /** A ticket or token that does not count. */
    NOT_ACCEPTED,
    /** A good ticket, but without its token against forgery. */
    NO_CSRF_TOKEN
  }

  /** What came of a login. */
  public sealed interface Login {
    /** The caller is in. */
    record Session(Identity identity, Rights rights, String ticket, String csrfToken)
        implements Login {
      /** Without what is secret. */
      @Override
      public String toString() {
        return "Session[" + identity + "]";
      }
    }

    /** The password is right, and a code is asked for: {@code ticket} says which kinds. */
    record Challenge(String user, String ticket, String csrfToken) implements Login {
      /** Without what is secret. */
      @Override
      public String toString() {
        return "Challenge[" + user + "]";
      }
    }

    /** Something does not fit, and nobody says what. */
    record Refused() implements Login {}
  }

  /**
   * Checks a request.
   *
   * @param writes whether the method is another than GET: with a ticket such a request needs the
   *     token against forgery
   */
  public Result authenticate(
      @Nullable String authorization,
      @Nullable String cookieHeader,
      @Nullable String csrfToken,
      boolean writes) {
    String ticket = ticketOf(authorization, cookieHeader);
    if (ticket != null) {
      return byTicket(ticket, csrfToken, writes);
    }
    String scheme = product.tokenScheme();
    if (authorization != null
        && authorization.startsWith(scheme)
        && authorization.length() > scheme.length() + 1) {
      return byToken(authorization.substring(scheme.length() + 1));
    }
    return new Result.Refused(Refusal.NOTHING_GIVEN);
  }

  /**
   * Checks a password, or a ticket of the same user in its place.
   *
   * @param user with its realm
   */
  public Login login(String user, String password) {
    User known = activeUser(user);
    if (known == null) {
      return new Login.Refused();
    }
    if (user.equals(tickets.user(password))) {
      return session(known);
    }
    if (!same(known.password(), password)) {
      return new Login.Refused();
    }
    return known.hasSecondFactor()
        ? new Login.Challenge(
            user,
            tickets.partialTicket(user, secondFactors.challenge(known)),
            tickets.csrfToken(user))
        : session(known);
  }

  /**
   * Checks the answer to a challenge.
   *
   * @param challenge the ticket that the password gave
   * @param answer such as {@code totp:123456}
   */
  public Login answer(String user, String challenge, String answer) {
    User known = activeUser(user);
    return known != null
            && tickets.isPartialOf(user, challenge)
            && secondFactors.accepts(known, answer, clock.instant())
        ? session(known)
        : new Login.Refused();
  }

  /** Who is known. */
  public Directory directory() {
    return directory;
  }

  /** How many logins have given a ticket so far, renewals among them. */
  public long logins() {
    return logins.sum();
  }

  /** Signs tickets with another key from now on: all tickets given so far are void. */
  public void replaceSigningKey() {
    tickets.replaceKey();
  }

  private Login.Session session(User user) {
    logins.increment();
    return new Login.Session(
        directory.login(user),
        new Rights(directory, user),
        tickets.ticket(user.id()),
        tickets.csrfToken(user.id()));
  }

  private Result byTicket(String ticket, @Nullable String csrfToken, boolean writes) {
    String name = tickets.user(ticket);
    User user = name == null ? null : activeUser(name);
    if (user == null) {
      return new Result.Refused(Refusal.NOT_ACCEPTED);
    }
    if (writes && !tickets.csrfTokenIsValid(csrfToken, user.id())) {
      return new Result.Refused(Refusal.NO_CSRF_TOKEN);
    }
    return new Result.Known(directory.login(user), new Rights(directory, user));
  }

  private Result byToken(String given) {
    String decoded = decoded(given);
    // An id has no such character, and a secret may.
    int separator = decoded.indexOf(product.tokenSeparator());
    if (separator > 0) {
      Instant now = clock.instant();
      Token token = directory.activeToken(decoded.substring(0, separator), now);
      User user = token == null ? null : directory.user(token.user());
      if (token != null && user != null && same(token.secret(), decoded.substring(separator + 1))) {
        return new Result.Known(directory.identity(token), new Rights(directory, user, token));
      }
    }
    return new Result.Refused(Refusal.NOT_ACCEPTED);
  }

  private @Nullable User activeUser(String id) {
    User user = directory.user(id);
    return user != null && directory.isActive(user, clock.instant()) ? user : null;
  }

  private @Nullable String ticketOf(@Nullable String authorization, @Nullable String cookieHeader) {
    if (cookieHeader != null) {
      for (String name : cookies) {
        for (String cookie : cookieHeader.split(";", -1)) {
          String[] pair = cookie.strip().split("=", 2);
          if (pair.length == 2 && pair[0].equals(name)) {
            return decoded(pair[1]);
          }
        }
      }
    }
    String prefix = product.cookie() + "=";
    return product == Product.PVE && authorization != null && authorization.startsWith(prefix)
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

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
