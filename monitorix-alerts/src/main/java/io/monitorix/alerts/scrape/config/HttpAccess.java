package io.monitorix.alerts.scrape.config;

import io.monitorix.alerts.remote.delivery.ClientTls;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a client speaks HTTP. Its text form has no header's value: these can be secrets.
 *
 * @param headers sent with each request, by name
 * @param tls which certificates are trusted and shown
 * @param followRedirects whether it goes where an answer sends it
 * @param http2 whether it may speak HTTP/2
 * @param proxy an HTTP proxy between; null without
 */
public record HttpAccess(
    Map<String, List<String>> headers,
    ClientTls tls,
    boolean followRedirects,
    boolean http2,
    @Nullable URI proxy) {

  /** Nothing special. */
  public static final HttpAccess PLAIN =
      new HttpAccess(Map.of(), ClientTls.SYSTEM, true, true, null);

  /** Copies the headers. */
  public HttpAccess {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    headers = copy;
  }

  /** The headers; a copy. */
  @Override
  public Map<String, List<String>> headers() {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    return copy;
  }

  /** The same with one more value of a header. */
  public HttpAccess withHeader(String name, String value) {
    Map<String, List<String>> more = headers();
    List<String> values = new ArrayList<>(more.getOrDefault(name, List.of()));
    values.add(value);
    more.put(name, values);
    return new HttpAccess(more, tls, followRedirects, http2, proxy);
  }

  /** The same with a name and a password in each request (RFC 7617). */
  public HttpAccess withBasicAuth(String username, String password) {
    byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return withHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** The same with these certificates. */
  public HttpAccess with(ClientTls other) {
    return new HttpAccess(headers, other, followRedirects, http2, proxy);
  }

  @Override
  public String toString() {
    return "HttpAccess[headers " + headers.keySet() + "]";
  }
}
