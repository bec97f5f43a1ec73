package io.monitorix.exporter.auth.session;

import io.monitorix.exporter.auth.password.Passwords;
import io.monitorix.exporter.auth.throttle.Throttle;
import io.monitorix.exporter.auth.totp.SecondFactors;
import io.monitorix.exporter.auth.user.Credentials;
import io.monitorix.exporter.auth.user.User;
import io.monitorix.exporter.auth.user.Users;
import java.time.Duration;
import java.util.Optional;

/**
 * Checks names, passwords and codes. Who fails has to wait; a name that does not exist costs as
 * much time as a wrong password. Thread-safe.
 */
public final class Login {

  private final Users users;
  private final Passwords passwords;
  private final SecondFactors factors;
  private final Throttle throttle;

  /** What came of it. */
  public sealed interface Result {

    /** It is this user. */
    record Granted(User user) implements Result {}

    /** The password is right; a code is needed besides. */
    record CodeNeeded() implements Result {}

    /** Something is wrong; it is not told what. */
    record Refused() implements Result {}

    /** Not looked at. */
    record Later(Duration delay) implements Result {}
  }

  /** Looks among the users of the database. */
  public Login(Users users, Passwords passwords, SecondFactors factors, Throttle throttle) {
    this.users = users;
    this.passwords = passwords;
    this.factors = factors;
    this.throttle = throttle;
  }

  /**
   * Looks whether somebody is the user.
   *
   * @param code of the second factor, or a recovery code; empty where none was sent
   */
  public Result check(String name, String password, String code, String address) {
    return attempt(
        name,
        address,
        true,
        () -> {
          Optional<Credentials> found = proved(name, password);
          if (found.isEmpty()) {
            return new Result.Refused();
          }
          if (!found.get().user().secondFactor()) {
            return new Result.Granted(found.get().user());
          }
          if (code.isBlank()) {
            return new Result.CodeNeeded();
          }
          return factors.use(found.get(), code)
              ? new Result.Granted(found.get().user())
              : new Result.Refused();
        });
  }

  /** Looks at the password alone, of somebody who is logged in. */
  public Result confirm(String name, String password, String address) {
    return attempt(
        name,
        address,
        false,
        () ->
            proved(name, password)
                .<Result>map(found -> new Result.Granted(found.user()))
                .orElseGet(Result.Refused::new));
  }

  private Optional<Credentials> proved(String name, String password) {
    Optional<Credentials> found = users.credentials(name);
    if (found.isEmpty()) {
      passwords.matchesNobody(password);
      return found;
    }
    boolean right = passwords.matches(password, found.get().password());
    return found.filter(each -> right && each.user().enabled());
  }

  /**
   * Makes one.
   *
   * @param full whether a second factor was asked for where there is one
   */
  private Result attempt(String name, String address, boolean full, Attempt attempt) {
    Throttle.Begun begun = throttle.begin(name, address);
    if (begun instanceof Throttle.Begun.Now now) {
      return run(now.attempt(), attempt, full);
    }
    return new Result.Later(((Throttle.Begun.Later) begun).delay());
  }

  private static Result run(Throttle.Attempt counted, Attempt attempt, boolean full) {
    Result result;
    try {
      result = attempt.run();
    } catch (RuntimeException e) {
      counted.withdrawn();
      throw e;
    }
    if (result instanceof Result.Granted granted) {
      counted.succeeded(full || !granted.user().secondFactor());
    } else if (result instanceof Result.Refused) {
      counted.failed();
    } else {
      counted.withdrawn();
    }
    return result;
  }

  @FunctionalInterface
  private interface Attempt {
    Result run();
  }
}
