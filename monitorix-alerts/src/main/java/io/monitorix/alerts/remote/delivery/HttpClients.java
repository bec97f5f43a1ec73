package io.monitorix.alerts.remote.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.Headers;
import okhttp3.OkHttpClient;

/** Makes what speaks HTTP with one endpoint. */
public final class HttpClients {

  private HttpClients() {}

  /**
   * A client that keeps to the endpoint's timeout and certificates, and follows no redirects: a
   * POST that is redirected comes out as a GET, whose answer looks like a success.
   *
   * @throws IllegalArgumentException if a file of certificates cannot be used
   */
  public static OkHttpClient of(Endpoint endpoint) {
    Duration timeout = endpoint.timeout();
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .callTimeout(timeout)
            .connectTimeout(timeout)
            .readTimeout(timeout)
            .writeTimeout(timeout)
            .followRedirects(false)
            .followSslRedirects(false);
    if ("https".equalsIgnoreCase(endpoint.url().getScheme())) {
      TlsSockets.equip(builder, endpoint.tls(), endpoint.url().getHost());
    }
    return builder.build();
  }

  /**
   * The headers of each request: who asks, those of the endpoint, and over them these.
   *
   * @throws IllegalArgumentException if a header has characters that none may have
   */
  public static Headers headers(Endpoint endpoint, Map<String, String> protocol) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("User-Agent", userAgent());
    headers.putAll(endpoint.headers());
    headers.putAll(protocol);
    Headers.Builder checked = new Headers.Builder();
    headers.forEach(
        (name, value) -> {
          try {
            checked.add(name, value);
          } catch (IllegalArgumentException e) {
            // The cause would show the value.
            throw new IllegalArgumentException("not a header that can be sent: " + name);
          }
        });
    return checked.build();
  }

  private static String userAgent() {
    String version = HttpClients.class.getPackage().getImplementationVersion();
    return "Monitorix" + (version == null ? "" : "/" + version);
  }
}
