package io.monitorix.exporter.config;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code otlp}, with the keys that the OpenTelemetry collector has for the same. */
final class OtlpSection {

  private static final List<String> KEYS =
      List.of(
          "endpoint",
          "interval",
          "timeout",
          "headers",
          "basic_auth",
          "authorization",
          "tls",
          "resource_attributes");

  private static final Set<String> RESERVED = Set.of("content-encoding", "content-type");
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String PATH = "/v1/metrics";

  private OtlpSection() {}

  /** {@code null} after a problem. */
  static @Nullable OtlpConfig read(YamlValue section, Duration defaultInterval) {
    YamlMapping otlp = section.mapping(KEYS);
    if (otlp == null) {
      return null;
    }
    URI url = EndpointSection.url(otlp.require("endpoint"));
    Duration timeout = EndpointSection.duration(otlp.get("timeout"), TIMEOUT);
    EndpointConfig endpoint =
        EndpointSection.read(
            otlp, url == null ? null : withPath(url), timeout, RESERVED, otlp.get("tls"));
    Duration interval = EndpointSection.duration(otlp.get("interval"), defaultInterval);
    Map<String, String> written = TextMap.read(otlp.get("resource_attributes"), name -> null);
    if (endpoint == null || interval == null || written == null) {
      return null;
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("service.name", "monitorix");
    attributes.putAll(written);
    return new OtlpConfig(endpoint, interval, attributes);
  }

  /** A collector is mostly named by its address alone. */
  private static URI withPath(URI url) {
    String path = url.getRawPath();
    return path == null || path.isEmpty() || path.equals("/") ? url.resolve(PATH) : url;
  }
}
