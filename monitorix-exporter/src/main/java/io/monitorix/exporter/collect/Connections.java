package io.monitorix.exporter.collect;

import io.monitorix.client.CallListener;
import io.monitorix.client.CircuitBreakerPolicy;
import io.monitorix.client.ClientBuilder;
import io.monitorix.client.Credentials;
import io.monitorix.client.Trust;
import io.monitorix.client.pbs.PbsClient;
import io.monitorix.client.pve.PveClient;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.TlsConfig;
import java.time.Duration;
import javax.net.SocketFactory;

/** Makes clients as the configuration says. */
public final class Connections {

  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

  private Connections() {}

  /**
   * A connection for polling; the caller closes it. Each reading brings its own timeout.
   *
   * @param listener hears of the calls
   */
  public static Connection open(TargetConfig target, CallListener listener) {
    return switch (target.product()) {
      case PVE -> new Connection.Pve(polling(PveClient.builder(), target, listener).build());
      case PBS -> new Connection.Pbs(polling(PbsClient.builder(), target, listener).build());
    };
  }

  /**
   * A builder with a target's servers, login and trust, for who makes a client of its own.
   *
   * @param builder of the target's product
   */
  public static <C, B extends ClientBuilder<C, B>> B of(TargetConfig target, B builder) {
    return builder
        .credentials(credentials(target.login()))
        .trust(trust(target.tls()))
        .servers(target.servers().toArray(String[]::new))
        .learnServers(target.discoverServers());
  }

  private static <C, B extends ClientBuilder<C, B>> B polling(
      B builder, TargetConfig target, CallListener listener) {
    Duration timeout = target.timeout();
    return common(builder, target.login(), target.tls())
        .servers(target.servers().toArray(String[]::new))
        .learnServers(target.discoverServers())
        .connectTimeout(timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT)
        .listener(listener);
  }

  /**
   * A client of one server, for who asks on demand; the caller closes it.
   *
   * @param timeout of one call as a whole
   * @param sockets makes the sockets of its connections
   */
  public static PveClient pve(
      String server, LoginConfig login, TlsConfig tls, Duration timeout, SocketFactory sockets) {
    return common(PveClient.builder(), login, tls)
        .server(server)
        .connectTimeout(timeout)
        .readTimeout(timeout)
        .callTimeout(timeout)
        .socketFactory(sockets)
        .build();
  }

  private static <C, B extends ClientBuilder<C, B>> B common(
      B builder, LoginConfig login, TlsConfig tls) {
    return builder
        .credentials(credentials(login))
        .trust(trust(tls))
        // Polls are few and far between, and each is to tell how the server does now.
        .circuitBreaker(CircuitBreakerPolicy.none());
  }

  private static Credentials credentials(LoginConfig login) {
    if (login instanceof LoginConfig.Token token) {
      return Credentials.apiToken(token.id(), token.secret().value());
    }
    LoginConfig.UserPassword user = (LoginConfig.UserPassword) login;
    return Credentials.password(user.user(), user.password().value());
  }

  private static Trust trust(TlsConfig tls) {
    if (tls instanceof TlsConfig.Fingerprints pins) {
      return Trust.fingerprint(pins.sha256().toArray(String[]::new));
    }
    if (tls instanceof TlsConfig.CaFile ca) {
      return Trust.caFile(ca.path());
    }
    if (tls instanceof TlsConfig.Manager given) {
      return Trust.manager(given.manager());
    }
    return tls instanceof TlsConfig.Insecure ? Trust.insecure() : Trust.system();
  }
}
