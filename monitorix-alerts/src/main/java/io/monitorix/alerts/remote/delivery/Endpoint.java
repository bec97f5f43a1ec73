package io.monitorix.alerts.remote.delivery;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where requests are sent, and how a client shows who it is. Its text form has no header's value
 * and no query: both can be secrets.
 *
 * @param url {@code http://} or {@code https://}, with a host and without a user
 * @param timeout the longest that one request may take, answer included; positive
 * @param headers sent with each request besides those of the protocol; names without regard to case
 * @param tls for {@code https://}
 */
public record Endpoint(URI url, Duration timeout, Map<String, String> headers, ClientTls tls) {

  /** Checks the URL and copies the map. */
  public Endpoint {
    String scheme = url.getScheme();
    if (url.getHost() == null
        || url.getRawUserInfo() != null
        || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
      throw new IllegalArgumentException("expected http:// or https:// with a host and no user");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("expected a positive timeout, got " + timeout);
    }
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = Collections.unmodifiableMap(copy);
  }

  /** An endpoint without headers that trusts whom the system trusts. */
  public static Endpoint of(URI url, Duration timeout) {
    return new Endpoint(url, timeout, Map.of(), ClientTls.SYSTEM);
  }

  /** The same with a name and a password in each request (RFC 7617). */
  public Endpoint withBasicAuth(String username, String password) {
    String pair = username + ":" + password;
    return withAuthorization(
        "Basic", Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * The same with the header {@code Authorization}.
   *
   * @param type such as {@code Bearer}
   * @param credentials what proves it
   */
  public Endpoint withAuthorization(String type, String credentials) {
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put("Authorization", type + " " + credentials);
    return new Endpoint(url, timeout, more, tls);
  }

  @Override
  public String toString() {
    return "Endpoint["
        + url.getScheme()
        + "://"
        + url.getRawAuthority()
        + url.getRawPath()
        + ", headers "
        + headers.keySet()
        + "]";
  }
}
