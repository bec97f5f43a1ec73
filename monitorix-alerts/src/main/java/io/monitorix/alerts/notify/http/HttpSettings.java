package io.monitorix.alerts.notify.http;

import io.monitorix.alerts.notify.config.Secret;
import io.monitorix.alerts.remote.delivery.ClientTls;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a client speaks HTTP: Alertmanager's {@code http_config}.
 *
 * @param login how it shows who it is; null for not at all
 * @param headers sent with each request
 * @param tls which certificates are trusted and shown
 * @param onlyTls13 whether TLS 1.2 is too old
 * @param proxy what stands between; null without
 * @param followRedirects whether a request is sent again to where an answer with 307 or 308 points
 * @param http2 whether it may speak HTTP/2
 */
record HttpSettings(
    @Nullable Login login,
    Map<String, List<Secret>> headers,
    ClientTls tls,
    boolean onlyTls13,
    @Nullable HttpProxy proxy,
    boolean followRedirects,
    boolean http2) {

  /** How a client shows who it is. */
  sealed interface Login {

    /** RFC 7617. */
    record Basic(Secret username, Secret password) implements Login {}

    /** Whatever goes into the header {@code Authorization}, behind its type. */
    record Credentials(String type, Secret credentials) implements Login {}

    /**
     * RFC 6749, 4.4: the client's own name and secret for a token.
     *
     * @param settings how the token's server is spoken with
     */
    record OAuth2(
        String clientId,
        Secret clientSecret,
        URI tokenUrl,
        List<String> scopes,
        Map<String, String> parameters,
        HttpSettings settings)
        implements Login {}
  }

  HttpSettings {
    headers = Map.copyOf(headers);
  }
}
