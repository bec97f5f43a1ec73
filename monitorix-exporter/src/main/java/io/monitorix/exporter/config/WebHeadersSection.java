package io.monitorix.exporter.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code http_server_config}: which headers every answer has. */
final class WebHeadersSection {

  private static final List<String> KEYS = List.of("http2", "headers");

  /** The headers that may be set, and what they may be set to; empty for whatever. */
  private static final Map<String, List<String>> HEADERS =
      new TreeMap<>(
          Map.of(
              "Content-Security-Policy", List.of(),
              "Strict-Transport-Security", List.of(),
              "X-Content-Type-Options", List.of("nosniff"),
              "X-Frame-Options", List.of("deny", "sameorigin"),
              "X-XSS-Protection", List.of()));

  private static final Set<String> EMPTY = Set.of("");

  private WebHeadersSection() {}

  /** {@code null} after a problem. */
  static @Nullable Map<String, String> read(@Nullable YamlValue section) {
    if (section == null) {
      return Map.of();
    }
    YamlMapping server = section.mapping(KEYS);
    if (server == null) {
      return null;
    }
    YamlValue http2 = server.get("http2");
    // HTTP/2 is offered only, never demanded: without it clients take HTTP/1.1
    boolean failed = http2 != null && http2.bool() == null;
    YamlValue written = server.get("headers");
    YamlMapping headers = written == null ? null : written.mapping(List.copyOf(HEADERS.keySet()));
    if (headers == null) {
      return failed || written != null ? null : Map.of();
    }
    Map<String, String> read = new LinkedHashMap<>();
    for (String name : headers.keys()) {
      YamlValue value = headers.get(name);
      List<String> allowed = HEADERS.get(name);
      if (value != null && allowed != null) {
        String text = value.isNull() || value.isOneOf(EMPTY) ? "" : text(value, allowed);
        failed |= text == null;
        read.put(name, text == null ? "" : text);
      }
    }
    return failed ? null : read;
  }

  private static @Nullable String text(YamlValue value, List<String> allowed) {
    if (!allowed.isEmpty()) {
      return value.parse(
          String.join(" or ", allowed) + ", or nothing",
          text -> {
            if (!allowed.contains(text)) {
              throw new IllegalArgumentException();
            }
            return text;
          });
    }
    return value.parse(
        "a header's value: visible characters of ASCII and spaces between them",
        text -> {
          if (!text.matches("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?")) {
            throw new IllegalArgumentException();
          }
          return text;
        });
  }
}
