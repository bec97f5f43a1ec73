package io.monitorix.exporter.access;

import io.monitorix.exporter.auth.audit.AuditFile;
import io.monitorix.exporter.auth.audit.AuditLog;
import io.monitorix.exporter.auth.entry.Authenticators;
import io.monitorix.exporter.auth.entry.BasicUsers;
import io.monitorix.exporter.auth.entry.KnownCredentials;
import io.monitorix.exporter.auth.password.PasswordPolicy;
import io.monitorix.exporter.auth.password.Passwords;
import io.monitorix.exporter.auth.secret.Secrets;
import io.monitorix.exporter.auth.session.Login;
import io.monitorix.exporter.auth.session.Sessions;
import io.monitorix.exporter.auth.throttle.Throttle;
import io.monitorix.exporter.auth.token.Tokens;
import io.monitorix.exporter.auth.totp.SecondFactors;
import io.monitorix.exporter.auth.user.Users;
import io.monitorix.exporter.config.AuthConfig;
import io.monitorix.exporter.state.StateDatabase;
import io.monitorix.exporter.state.Vault;
import io.monitorix.exporter.state.VaultKey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * What is kept of who may ask.
 *
 * @param kept the ways in that go over it
 * @param throttle makes who fails to log in wait
 * @param forgetting has everything looked at again that is remembered
 */
public record Accounts(
    Users users,
    Login login,
    Sessions sessions,
    SecondFactors factors,
    Tokens tokens,
    AuditLog audit,
    Authenticators.Kept kept,
    Throttle throttle,
    Runnable forgetting) {

  static Accounts of(
      AuthConfig config,
      StateDatabase state,
      Optional<Path> directory,
      Optional<AuditFile> file,
      Executor later,
      InstantSource clock,
      RandomGenerator random) {
    Secrets secrets = new Secrets(random);
    Vault vault = new Vault(new VaultKey(config.encryptionKey(), directory));
    // What is remembered is told of changes by the parts that it is made of.
    List<Runnable> forgetting = new CopyOnWriteArrayList<>();
    Runnable changed = () -> forgetting.forEach(Runnable::run);
    Passwords passwords = new Passwords(secrets);
    Users users =
        new Users(
            state,
            passwords,
            new PasswordPolicy(config.passwordLength(), config.passwordHistory()),
            secrets,
            clock,
            changed);
    Tokens tokens = new Tokens(state, secrets, clock, later, changed);
    SecondFactors factors = new SecondFactors(state, vault, secrets, clock, changed);
    Throttle throttle = new Throttle(state, clock);
    Login login = new Login(users, passwords, factors, throttle);
    Sessions sessions =
        new Sessions(
            state,
            vault,
            secrets,
            clock,
            new Sessions.Lifetimes(
                config.accessLifetime(), config.refreshLifetime(), config.sessionMaxAge()));
    BasicUsers basic = new BasicUsers(users, login, secrets, clock);
    KnownCredentials credentials =
        new KnownCredentials(
            () -> !state.isAbsent() && (users.enabled() > 0 || tokens.live() > 0), clock);
    forgetting.addAll(
        List.of(credentials::forget, sessions::forget, tokens::forget, basic::forget));
    return new Accounts(
        users,
        login,
        sessions,
        factors,
        tokens,
        new AuditLog(state, file, clock, config.auditRetention()),
        new Authenticators.Kept(tokens, sessions, basic, credentials),
        throttle,
        changed);
  }

  /** Deletes what is too old. */
  void prune() {
    sessions.prune();
    tokens.prune();
    throttle.prune();
    audit.prune();
  }
}
