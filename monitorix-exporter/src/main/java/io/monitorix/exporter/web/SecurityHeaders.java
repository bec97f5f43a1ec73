package io.monitorix.exporter.web;

import com.sun.net.httpserver.Headers;
import java.util.LinkedHashMap;
import java.util.Map;

/** What tells browsers to be careful, on every answer. */
final class SecurityHeaders {

  private static final Map<String, String> USUAL =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "deny",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Opener-Policy", "same-origin");

  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action %s;"
          + " frame-ancestors 'none'";

  private SecurityHeaders() {}

  /**
   * Sets them.
   *
   * @param configured takes the place of the usual ones; an empty value takes one away
   * @param forms whether the page may have a form, which goes to this server
   * @param encrypted whether the answer goes over TLS, as all the next ones are to then
   */
  static void set(
      Headers headers, Map<String, String> configured, boolean forms, boolean encrypted) {
    Map<String, String> all = new LinkedHashMap<>(USUAL);
    if (encrypted) {
      all.put("Strict-Transport-Security", "max-age=31536000");
    }
    all.put("Content-Security-Policy", POLICY.formatted(forms ? "'self'" : "'none'"));
    all.putAll(configured);
    all.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            headers.set(name, value);
          }
        });
  }
}
