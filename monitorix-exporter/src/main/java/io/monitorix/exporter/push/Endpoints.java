package io.monitorix.exporter.push;

import io.monitorix.alerts.remote.delivery.ClientTls;
import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.exporter.config.EndpointConfig;
import io.monitorix.exporter.config.EndpointConfig.Login;
import java.util.HashMap;
import java.util.Map;

/** Hands the configuration of a server on to what speaks with it. */
public final class Endpoints {

  private Endpoints() {}

  /** The endpoint, secrets included. */
  public static Endpoint of(EndpointConfig config) {
    Map<String, String> headers = new HashMap<>();
    config.headers().forEach((name, value) -> headers.put(name, value.value()));
    EndpointConfig.Tls tls = config.tls();
    Endpoint endpoint =
        new Endpoint(
            config.url(),
            config.timeout(),
            headers,
            new ClientTls(
                tls.caFile().orElse(null),
                tls.certFile().orElse(null),
                tls.keyFile().orElse(null),
                tls.insecure()));
    if (config.login() instanceof Login.Basic basic) {
      return endpoint.withBasicAuth(basic.username(), basic.password().value());
    }
    if (config.login() instanceof Login.Authorization login) {
      return endpoint.withAuthorization(login.type(), login.credentials().value());
    }
    return endpoint;
  }
}
