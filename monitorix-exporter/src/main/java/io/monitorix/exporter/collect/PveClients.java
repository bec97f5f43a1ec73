package io.monitorix.exporter.collect;

import io.monitorix.client.CircuitBreakerPolicy;
import io.monitorix.client.Credentials;
import io.monitorix.client.Trust;
import io.monitorix.client.pve.PveClient;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.TlsConfig;
import java.time.Duration;

/** Makes clients as the configuration says. */
public final class PveClients {

  private PveClients() {}

  /**
   * A client of one server; the caller closes it.
   *
   * @param timeout of one call as a whole
   */
  public static PveClient open(String server, LoginConfig login, TlsConfig tls, Duration timeout) {
    return PveClient.builder()
        .server(server)
        .credentials(credentials(login))
        .trust(trust(tls))
        .connectTimeout(timeout)
        .readTimeout(timeout)
        .callTimeout(timeout)
        // Polls are few and far between, and each is to tell how the server does now.
        .circuitBreaker(CircuitBreakerPolicy.none())
        .build();
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
    return tls instanceof TlsConfig.Insecure ? Trust.insecure() : Trust.system();
  }
}
