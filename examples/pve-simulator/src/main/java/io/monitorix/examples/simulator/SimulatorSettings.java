package io.monitorix.examples.simulator;

import io.monitorix.examples.simulator.access.Accounts;
import io.monitorix.examples.simulator.access.Product;
import io.monitorix.examples.simulator.faults.FaultSwitches;
import io.monitorix.examples.simulator.http.Certificate;
import io.monitorix.examples.simulator.http.Exchange;
import io.monitorix.examples.simulator.http.HttpFront;
import io.monitorix.examples.simulator.http.Site;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is settled before a simulator starts, whichever it is: the world's seed and clock, where it
 * listens, and who may log in. Not thread-safe.
 *
 * <p>{@code user} and {@code token} begin something; {@code totp}, {@code role} and the like
 * concern what was begun last:
 *
 * <pre>{@code
 * builder.user("aud@pve", password).role("PVEAuditor", "/vms/100").totp(secret);
 * }</pre>
 *
 * @param <S> the settings of the simulator at hand
 */
public abstract sealed class SimulatorSettings<S extends SimulatorSettings<S>>
    permits PveSimulator.Builder, PbsSimulator.Builder {
  private final Accounts accounts;
  private long seed = 1;
  private InstantSource clock = InstantSource.system();
  private String host = "127.0.0.1";
  private int port;
  private boolean tls = true;
  private List<String> hostNames = List.of("localhost", "127.0.0.1");
  private Duration refusalDelay = Duration.ZERO;

  SimulatorSettings(Product product) {
    this.accounts = new Accounts(product);
  }

  /** What all that looks random follows from; 1 by default. */
  public S seed(long newSeed) {
    seed = newSeed;
    return self();
  }

  /** The time of the simulated world; the system's by default. */
  public S clock(InstantSource newClock) {
    clock = newClock;
    return self();
  }

  /** The name or address to listen on; 127.0.0.1 by default. */
  public S host(String newHost) {
    host = newHost;
    return self();
  }

  /** The port to listen on; 0, the default, takes one that is free. */
  public S port(int newPort) {
    port = newPort;
    return self();
  }

  /** Whether it speaks HTTPS, as by default, or plain HTTP. */
  public S tls(boolean newTls) {
    tls = newTls;
    return self();
  }

  /** The names and addresses that the certificate is for; localhost and 127.0.0.1 by default. */
  public S hostNames(String... names) {
    hostNames = List.of(names);
    return self();
  }

  /**
   * How long a refusal of credentials takes; nothing by default, three seconds with a real server.
   */
  public S refusalDelay(Duration delay) {
    refusalDelay = delay;
    return self();
  }

  /**
   * A user without rights and without a second factor, besides those who are always there.
   *
   * @param id with the realm, such as {@code aud@pve}; {@code root@pam} may do everything
   * @throws IllegalArgumentException when it has no realm
   */
  public S user(String id, String password) {
    accounts.user(id, password);
    return self();
  }

  /**
   * The last user's authenticator: the password alone no longer lets the user in.
   *
   * @param secret in Base32: SHA-1, six digits, a new one every 30 seconds
   * @throws IllegalArgumentException when the secret is not Base32
   * @throws IllegalStateException when there is no user yet
   */
  public S totp(String secret) {
    accounts.totp(secret);
    return self();
  }

  /**
   * Codes that stand in for the last user's authenticator, each once.
   *
   * @throws IllegalStateException when there is no user yet
   */
  public S recoveryCodes(String... codes) {
    accounts.recoveryCodes(codes);
    return self();
  }

  /**
   * The last user is disabled.
   *
   * @throws IllegalStateException when there is no user yet
   */
  public S disabled() {
    accounts.disabled();
    return self();
  }

  /**
   * When the last user, or the last token if that was begun later, stops working.
   *
   * @throws IllegalStateException when there is no user yet
   */
  public S expires(Instant when) {
    accounts.expires(when);
    return self();
  }

  /**
   * A token of the last user. With Proxmox VE it has the user's rights; with a backup server it has
   * those of the user's that are given to itself.
   *
   * @throws IllegalStateException when there is no user yet
   */
  public S token(String name, String secret) {
    accounts.token(name, secret, separatesTokens());
    return self();
  }

  /** A role besides those that come with the server; {@code role} can then give it. */
  public S defineRole(String name, String... privileges) {
    accounts.defineRole(name, privileges);
    return self();
  }

  /**
   * Gives the last user, token or group a role at a path and below it.
   *
   * @param role such as {@code PVEAuditor}; {@code start} refuses one that does not exist
   * @param path such as {@code /vms/100}; {@code /} for everywhere
   */
  public S role(String role, String path) {
    return role(role, path, true);
  }

  /**
   * Gives the last user, token or group a role at a path.
   *
   * @param propagate whether it holds below the path too
   */
  public S role(String role, String path, boolean propagate) {
    accounts.role(role, path, propagate);
    return self();
  }

  abstract S self();

  boolean separatesTokens() {
    return false;
  }

  Accounts accounts() {
    return accounts;
  }

  long seed() {
    return seed;
  }

  InstantSource clock() {
    return clock;
  }

  /** A new certificate; null when it shall run without TLS. */
  @Nullable Certificate certificate(String name, String unit) {
    return tls ? Certificate.selfSigned(name, unit, hostNames) : null;
  }

  /**
   * Starts to listen.
   *
   * @throws java.io.UncheckedIOException when the address cannot be had
   */
  Listener listen(@Nullable Certificate certificate, Site site, FaultSwitches<?> faults) {
    HttpFront front =
        HttpFront.start(host, port, certificate, new Exchange(site, faults, refusalDelay));
    String authority = (host.contains(":") ? "[" + host + "]" : host) + ":" + front.port();
    return new Listener(front, URI.create((tls ? "https://" : "http://") + authority), certificate);
  }
}
