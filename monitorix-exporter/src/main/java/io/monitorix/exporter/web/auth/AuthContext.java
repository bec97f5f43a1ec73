package io.monitorix.exporter.web.auth;

import io.monitorix.exporter.access.Accounts;
import io.monitorix.exporter.auth.AccessException;
import io.monitorix.exporter.auth.AccessException.Kind;
import io.monitorix.exporter.auth.AuditEvent;
import io.monitorix.exporter.auth.AuditTrail;
import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.auth.Permission;
import io.monitorix.exporter.auth.session.Login;
import io.monitorix.exporter.auth.user.Credentials;
import io.monitorix.exporter.state.VaultException;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.Route;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.ProblemException;
import io.monitorix.exporter.web.api.ProblemException.FieldError;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the routes are answered from.
 *
 * @param kept users, tokens and sessions; empty where the process keeps no state
 * @param trail gets logins, whose caller is not known before
 */
record AuthContext(Optional<Accounts> kept, AuditTrail trail, InstantSource clock) {

  private static final Logger log = LoggerFactory.getLogger(AuthContext.class);

  /**
   * Users, tokens and sessions.
   *
   * @throws ProblemException where there are none
   */
  Accounts accounts() {
    return kept.orElseThrow(
        () ->
            ProblemException.conflict(
                "no users and tokens are kept: set data_dir, or database for a PostgreSQL"));
  }

  /** Answers what is not done as problems. */
  Route.Handler answering(Route.Handler handler) {
    return request -> {
      try {
        handler.handle(request);
      } catch (AccessException e) {
        if (e.kind() == Kind.BUSY) {
          wait(request, e.retryAfter());
        }
        Answers.send(request, problem(e));
      } catch (VaultException e) {
        log.error("{}", e.getMessage());
        Answers.send(request, ProblemException.unavailable(String.valueOf(e.getMessage())));
      }
    };
  }

  static void wait(Request request, Duration delay) {
    request.set("Retry-After", Long.toString(Math.max(1, delay.plusMillis(999).toSeconds())));
  }

  static ProblemException problem(AccessException e) {
    String message = String.valueOf(e.getMessage());
    return switch (e.kind()) {
      case INVALID ->
          e.field().isEmpty()
              ? ProblemException.badRequest(message)
              : ProblemException.badFields(List.of(new FieldError(e.field(), message)));
      case UNAUTHENTICATED -> ProblemException.of(401, "Unauthorized", message);
      case FORBIDDEN -> ProblemException.of(403, "Forbidden", message);
      case NOT_FOUND -> ProblemException.notFound(message);
      case CONFLICT -> ProblemException.conflict(message);
      case CHANGED -> ProblemException.of(412, "Precondition Failed", message);
      case BUSY -> ProblemException.unavailable(message);
    };
  }

  /** Whether the caller may change what is not their own. */
  static boolean manages(Caller caller) {
    return caller.may(Permission.MANAGE) && caller.scope().isAll();
  }

  /**
   * The caller as a user of the database.
   *
   * @throws ProblemException if they are none
   */
  Credentials user(Request request) {
    Caller caller = request.caller();
    if (caller.kind() != Caller.Kind.USER) {
      throw ProblemException.conflict(
          "only users of the database have a password, a second factor and sessions here");
    }
    return accounts()
        .users()
        .credentials(caller.name())
        .orElseThrow(() -> ProblemException.notFound("there is no user " + caller.name()));
  }

  /**
   * Sees to it that the user knows the password: an access token alone could be a stolen one.
   *
   * @throws ProblemException if not, or they have to wait
   */
  void confirm(Request request, Credentials user, String password) throws IOException {
    Login.Result result =
        accounts().login().confirm(user.user().name(), password, request.address());
    if (result instanceof Login.Result.Later later) {
      wait(request, later.delay());
      throw tooMany();
    }
    if (!(result instanceof Login.Result.Granted)) {
      throw ProblemException.of(403, "Forbidden", "the password is wrong");
    }
  }

  static ProblemException tooMany() {
    return ProblemException.of(
        429, "Too Many Requests", "too many logins have failed: wait as long as Retry-After says");
  }

  /** Writes down what somebody did before it was known who they are. */
  void record(Request request, String actor, String action, String outcome) {
    trail.record(
        new AuditEvent(
            clock.instant(),
            actor,
            outcome.equals("ok") ? Caller.Kind.USER : Caller.Kind.ANONYMOUS,
            request.address(),
            action,
            actor,
            "",
            "",
            outcome));
  }
}
