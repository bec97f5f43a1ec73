package io.monitorix.exporter.web.access;

import io.monitorix.exporter.auth.Authenticator;
import io.monitorix.exporter.auth.Authenticator.Outcome;
import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.config.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out who asks: by the users of the web config file, by whatever else proves who somebody is,
 * or by a client's certificate. What a request says counts for more than the certificate of its
 * connection, which a proxy may have. Safe for several threads.
 */
public final class Identification {

  private static final Duration SOON = Duration.ofSeconds(1);

  private final WebAccess access;
  private final BasicAuth passwords;
  private final Authenticator others;

  /**
   * @param access has users and certificates
   * @param passwords checks those of the users
   * @param others whoever else may be known
   */
  public Identification(WebAccess access, BasicAuth passwords, Authenticator others) {
    this.access = access;
    this.passwords = passwords;
    this.others = others;
  }

  /** Whether there is anybody who could log in: if not, everybody may read. */
  public boolean asksForCredentials() {
    return access.asksForCredentials() || others.hasCredentials();
  }

  /** Whether the web config file has users, who then are asked for everywhere. */
  public boolean hasWebUsers() {
    return !access.current().users().isEmpty();
  }

  /** The ways to log in, as {@code WWW-Authenticate} has them. */
  public List<String> challenges() {
    List<String> ways = new ArrayList<>();
    boolean others = this.others.hasCredentials();
    if (others) {
      ways.add("Bearer realm=\"monitorix\"");
    }
    if (hasWebUsers() || others) {
      ways.add("Basic");
    }
    return ways;
  }

  /** Who asks. Where nobody could log in, only a certificate tells. */
  public Outcome identify(Presented presented) {
    Map<String, Secret> users = access.current().users();
    boolean asksOthers = others.hasCredentials();
    if (!users.isEmpty()) {
      Optional<String> name = BasicAuth.name(presented.authorization());
      if (name.isPresent() && (!asksOthers || users.containsKey(name.get()))) {
        return webUser(presented, users, name.get());
      }
      if (!asksOthers && !presented.authorization().isEmpty()) {
        return new Outcome.Refused("name and password of a user are not right");
      }
    }
    if (asksOthers) {
      Outcome outcome =
          others.authenticate(
              new Authenticator.Attempt(
                  presented.authorization(), presented.address(), presented.headers()));
      if (!(outcome instanceof Outcome.Unknown)) {
        return outcome;
      }
      if (!presented.authorization().isEmpty()) {
        return new Outcome.Refused("the header Authorization has nothing that is known here");
      }
    }
    // with users a certificate alone has never been enough
    return users.isEmpty()
        ? presented
            .certificate()
            .<Outcome>map(Identification::certificate)
            .orElseGet(Outcome.Unknown::new)
        : new Outcome.Unknown();
  }

  private Outcome webUser(Presented presented, Map<String, Secret> users, String name) {
    return switch (passwords.check(presented.authorization(), users)) {
      case GRANTED -> new Outcome.Known(admin(name, Caller.Kind.WEB_USER));
      case REFUSED -> new Outcome.Refused("name and password of a user are not right");
      case BUSY -> new Outcome.Busy("too many passwords wait to be checked", SOON, true);
    };
  }

  private static Outcome certificate(String name) {
    return new Outcome.Known(admin(name, Caller.Kind.CERTIFICATE));
  }

  /** Whoever is in that file may do all that there is, as before there were roles. */
  private static Caller admin(String name, Caller.Kind kind) {
    return new Caller(name, kind, Role.ADMIN, Scope.ALL, "");
  }
}
