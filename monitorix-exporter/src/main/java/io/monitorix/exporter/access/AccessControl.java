package io.monitorix.exporter.access;

import io.monitorix.alerts.remote.delivery.ClientTls;
import io.monitorix.exporter.auth.AuditTrail;
import io.monitorix.exporter.auth.Authenticator;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.audit.AuditFile;
import io.monitorix.exporter.auth.audit.AuditLog;
import io.monitorix.exporter.auth.entry.Authenticators;
import io.monitorix.exporter.auth.oidc.Provider;
import io.monitorix.exporter.auth.oidc.Terms;
import io.monitorix.exporter.config.AuthConfig;
import io.monitorix.exporter.config.EndpointConfig;
import io.monitorix.exporter.config.OidcConfig;
import io.monitorix.exporter.state.StateDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may ask, besides the users of the web config file, and where it is written down what they
 * change. Thread-safe.
 */
public final class AccessControl implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(AccessControl.class);

  private final ScheduledExecutorService upkeep;
  private final Optional<Accounts> accounts;
  private final Optional<Provider> provider;
  private final Authenticator authenticator;
  private final AuditTrail trail;
  private final List<Future<?>> repeated = new ArrayList<>();

  private AccessControl(
      ScheduledExecutorService upkeep,
      Optional<Accounts> accounts,
      Optional<Provider> provider,
      Optional<AuditFile> file) {
    this.upkeep = upkeep;
    this.accounts = accounts;
    this.provider = provider;
    this.authenticator = new Authenticators(accounts.map(Accounts::kept), provider);
    this.trail =
        accounts
            .<AuditTrail>map(Accounts::audit)
            .orElseGet(() -> file.map(AuditLog::to).orElse(AuditTrail.NONE));
  }

  /**
   * Begins. Nothing is asked of a provider yet.
   *
   * @param state the exporter's tables; empty where the process keeps no state, hence no users
   * @param directory the data directory, where a key is made unless the configuration has one
   * @throws IllegalArgumentException if a file of certificates for the provider cannot be used
   */
  public static AccessControl start(
      AuthConfig config,
      Optional<StateDatabase> state,
      Optional<Path> directory,
      InstantSource clock) {
    return start(config, state, directory, clock, new SecureRandom());
  }

  /**
   * Begins with a source of randomness.
   *
   * @param random nobody can foretell
   */
  static AccessControl start(
      AuthConfig config,
      Optional<StateDatabase> state,
      Optional<Path> directory,
      InstantSource clock,
      RandomGenerator random) {
    Optional<Provider> provider = config.oidc().map(oidc -> provider(oidc, clock));
    Optional<AuditFile> file = config.auditFile().map(AuditFile::new);
    ScheduledExecutorService upkeep = upkeep();
    Optional<Accounts> accounts =
        state.map(
            database -> Accounts.of(config, database, directory, file, upkeep, clock, random));
    AccessControl access = new AccessControl(upkeep, accounts, provider, file);
    access.begin();
    return access;
  }

  private void begin() {
    accounts.ifPresent(
        each ->
            repeated.add(
                upkeep.scheduleWithFixedDelay(
                    () -> quietly(each::prune), 1, 60, TimeUnit.MINUTES)));
  }

  private static ScheduledExecutorService upkeep() {
    return Executors.newSingleThreadScheduledExecutor(
        task -> {
          Thread thread = new Thread(task, "access-upkeep");
          thread.setDaemon(true);
          return thread;
        });
  }

  private static Provider provider(OidcConfig oidc, InstantSource clock) {
    return new Provider(
        new Terms(
            oidc.issuer(),
            oidc.audiences(),
            oidc.usernameClaim(),
            oidc.roleClaim(),
            roles(oidc),
            oidc.defaultRole().flatMap(Role::of),
            oidc.scopeClaim(),
            oidc.header()),
        oidc.jwksUrl(),
        tls(oidc.tls()),
        clock);
  }

  private static Map<Role, Set<String>> roles(OidcConfig oidc) {
    Map<Role, Set<String>> roles = new EnumMap<>(Role.class);
    oidc.roles()
        .forEach((name, values) -> Role.of(name).ifPresent(role -> roles.put(role, values)));
    return roles;
  }

  private static ClientTls tls(EndpointConfig.Tls tls) {
    @Nullable Path authorities = tls.caFile().orElse(null);
    return new ClientTls(
        authorities, tls.certFile().orElse(null), tls.keyFile().orElse(null), tls.insecure());
  }

  private static void quietly(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      log.warn("what is too old of users, tokens and the audit log was not deleted", e);
    }
  }

  /** Looks again at everything: another process may have changed something. */
  public void forget() {
    accounts.ifPresent(each -> each.forgetting().run());
  }

  /** Finds out who asks. */
  public Authenticator authenticator() {
    return authenticator;
  }

  /** Where it is written down who did what. */
  public AuditTrail trail() {
    return trail;
  }

  /** Users, tokens and sessions; empty where the process keeps no state. */
  public Optional<Accounts> accounts() {
    return accounts;
  }

  @Override
  public void close() {
    repeated.forEach(each -> each.cancel(false));
    upkeep.shutdown();
    try {
      // What waits is when tokens were used last.
      if (!upkeep.awaitTermination(2, TimeUnit.SECONDS)) {
        upkeep.shutdownNow();
      }
    } catch (InterruptedException e) {
      upkeep.shutdownNow();
      Thread.currentThread().interrupt();
    }
    provider.ifPresent(Provider::close);
  }
}
