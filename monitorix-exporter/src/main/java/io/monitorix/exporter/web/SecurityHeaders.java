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
          "Content-Security-Policy",
              "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                  + " frame-ancestors 'none'");

  private SecurityHeaders() {}

  /**
   * Sets them.
   *
   * @param configured takes the place of the usual ones; an empty value takes one away
   */
  static void set(Headers headers, Map<String, String> configured) {
    Map<String, String> all = new LinkedHashMap<>(USUAL);
    all.putAll(configured);
    all.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            headers.set(name, value);
          }
        });
  }
}
