package io.monitorix.exporter.auth.user;

import io.monitorix.exporter.auth.AccessException;
import io.monitorix.exporter.auth.AccessException.Kind;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.auth.password.PasswordPolicy;
import io.monitorix.exporter.auth.password.Passwords;
import io.monitorix.exporter.auth.secret.Secrets;
import io.monitorix.exporter.state.StateDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The users of the database. Another password, and being switched off or deleted, end all their
 * logins; another role or scope ends their access tokens. Thread-safe.
 */
public final class Users {

  private static final String WHAT = "the user";

  private final StateDatabase state;
  private final Passwords passwords;
  private final PasswordPolicy policy;
  private final Secrets secrets;
  private final InstantSource clock;
  private final Runnable changed;
  private final UserTable table = new UserTable();

  /**
   * Users in a database.
   *
   * @param changed is told after each change, before it returns: what is remembered of users no
   *     longer holds
   */
  public Users(
      StateDatabase state,
      Passwords passwords,
      PasswordPolicy policy,
      Secrets secrets,
      InstantSource clock,
      Runnable changed) {
    this.state = state;
    this.passwords = passwords;
    this.policy = policy;
    this.secrets = secrets;
    this.clock = clock;
    this.changed = changed;
  }

  /** All, by their names. */
  public List<User> all() {
    return state.read(table::all);
  }

  /** The one of that name. */
  public Optional<User> find(String name) {
    return credentials(name).map(Credentials::user);
  }

  /**
   * The one of that name.
   *
   * @throws AccessException if there is none
   */
  public User get(String name) {
    return find(name).orElseThrow(() -> nobody(name));
  }

  /** What proves that somebody is the user of that name. */
  public Optional<Credentials> credentials(String name) {
    return state.read(handle -> table.byName(handle, name));
  }

  /** How many may log in. */
  public long enabled() {
    return state.read(table::enabled);
  }

  /**
   * Adds one.
   *
   * @throws AccessException if the name or the password is not good, or the name is taken
   */
  public User create(String name, Role role, Scope scope, String password) {
    String checked = UserName.check(name);
    policy.check(password, checked);
    String hash = passwords.hash(password);
    String id = secrets.id();
    Instant now = clock.instant();
    Boolean added =
        state.write(WHAT, handle -> table.insert(handle, id, checked, role, scope, hash, now));
    changed.run();
    if (!added) {
      throw AccessException.of(Kind.CONFLICT, "there is a user " + checked + " already");
    }
    return get(checked);
  }

  /**
   * Changes one.
   *
   * @param seen the user as it was when that was decided
   * @throws AccessException if it has changed since, or nobody would be left who may do everything
   */
  public User change(User seen, UserChange change) {
    Role role = change.role().orElse(seen.role());
    Scope scope = change.scope().orElse(seen.scope());
    boolean enabled = change.enabled().orElse(seen.enabled());
    boolean ends = role != seen.role() || !scope.equals(seen.scope()) || enabled != seen.enabled();
    Instant now = clock.instant();
    state.change(
        WHAT,
        handle -> {
          if (!enabled || role != Role.ADMIN || !scope.isAll()) {
            keepAnAdmin(seen, table.otherAdmins(handle, seen.id()));
          }
          if (!table.update(handle, seen, role, scope, enabled, ends, now)) {
            throw AccessException.of(
                Kind.CHANGED, "somebody else has changed the user: look again");
          }
          if (!enabled) {
            table.revokeSessions(handle, seen.id(), now);
          }
        });
    changed.run();
    return get(seen.name());
  }

  private static void keepAnAdmin(User user, long others) {
    if (others == 0 && user.enabled() && user.role() == Role.ADMIN && user.scope().isAll()) {
      throw AccessException.of(
          Kind.CONFLICT, user.name() + " is the last administrator: make another one before");
    }
  }

  /**
   * Gives one another password, and ends all logins.
   *
   * @throws AccessException if it is not good, or was one of the last
   */
  public User setPassword(String name, String password) {
    Credentials now = credentials(name).orElseThrow(() -> nobody(name));
    User user = now.user();
    policy.check(password, user.name());
    refuseFormer(now, password);
    String hash = passwords.hash(password);
    Instant time = clock.instant();
    state.change(
        WHAT,
        handle -> {
          table.setPassword(handle, user.id(), now.password(), hash, time);
          table.revokeSessions(handle, user.id(), time);
        });
    changed.run();
    return get(name);
  }

  private void refuseFormer(Credentials now, String password) {
    if (policy.history() == 0) {
      return;
    }
    List<String> former =
        state.read(handle -> table.formerPasswords(handle, now.user().id(), policy.history() - 1));
    if (passwords.matches(password, now.password())
        || former.stream().anyMatch(hash -> passwords.matches(password, hash))) {
      throw AccessException.invalid(
          "password", "it was one of the last " + policy.history() + ": take a new one");
    }
  }

  /**
   * Lets somebody in who is locked out: with a new password, as an administrator, without a second
   * factor. For who sits at the database itself.
   */
  public User rescue(String name, String password) {
    Optional<User> known = find(name);
    User user =
        known.isPresent()
            ? setPassword(name, password)
            : create(name, Role.ADMIN, Scope.ALL, password);
    Instant now = clock.instant();
    state.change(
        WHAT, handle -> table.setSecret(handle, user.id(), Optional.empty(), false, 0, now));
    return change(
        get(name),
        new UserChange(Optional.of(Role.ADMIN), Optional.of(Scope.ALL), Optional.of(true)));
  }

  /**
   * Deletes one, with all logins and tokens.
   *
   * @param seen the user as it was when that was decided
   * @throws AccessException if nobody would be left who may do everything
   */
  public void delete(User seen) {
    Instant now = clock.instant();
    state.change(
        WHAT,
        handle -> {
          keepAnAdmin(seen, table.otherAdmins(handle, seen.id()));
          table.delete(handle, seen.id(), now);
        });
    changed.run();
  }

  private static AccessException nobody(String name) {
    return AccessException.of(Kind.NOT_FOUND, "there is no user " + UserName.key(name));
  }
}
