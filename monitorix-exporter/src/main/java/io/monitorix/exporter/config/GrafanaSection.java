package io.monitorix.exporter.config;

import io.monitorix.exporter.config.EndpointConfig.Login;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code grafana}. */
final class GrafanaSection {

  private static final List<String> KEYS =
      List.of("url", "token", "token_file", "timeout", "headers", "tls_config", "live");
  private static final List<String> LIVE_KEYS = List.of("enabled", "stream");
  private static final Set<String> RESERVED = Set.of("content-type");
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String STREAM = "monitorix";

  /** What Grafana takes for a part of a channel. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  private GrafanaSection() {}

  /** Empty without the section, and after a problem. */
  static Optional<GrafanaConfig> read(@Nullable YamlValue section) {
    YamlMapping grafana = section == null ? null : section.mapping(KEYS);
    if (grafana == null) {
      return Optional.empty();
    }
    YamlValue written = grafana.require("url");
    String expected = "a URL such as https://grafana.example";
    String text = written == null ? null : written.text(expected);
    URI url = written == null || text == null ? null : EndpointSection.url(written, text, expected);
    if (written != null && url != null && url.getRawQuery() != null) {
      written.problem("expected " + expected + ", without a query");
      url = null;
    }
    Duration timeout = EndpointSection.duration(grafana.get("timeout"), TIMEOUT);
    EndpointConfig server =
        EndpointSection.read(grafana, url, timeout, RESERVED, grafana.get("tls_config"));
    Secret token = SecretReader.read(grafana, "token", SecretReader::checkToken);
    Optional<String> stream = stream(grafana.get("live"));
    return server == null || token == null
        ? Optional.empty()
        : Optional.of(
            new GrafanaConfig(
                new EndpointConfig(
                    server.url(),
                    server.timeout(),
                    server.headers(),
                    new Login.Authorization("Bearer", token),
                    server.tls()),
                stream));
  }

  private static Optional<String> stream(@Nullable YamlValue section) {
    if (section == null) {
      return Optional.of(STREAM);
    }
    YamlMapping live = section.mapping(LIVE_KEYS);
    if (live == null) {
      return Optional.empty();
    }
    YamlValue enabled = live.get("enabled");
    YamlValue name = live.get("stream");
    String stream =
        name == null
            ? STREAM
            : name.parse(
                "a name of letters, digits, '-' and '_'",
                text -> {
                  if (!NAME.matcher(text).matches()) {
                    throw new IllegalArgumentException();
                  }
                  return text;
                });
    Boolean on = enabled == null ? Boolean.TRUE : enabled.bool();
    return Boolean.TRUE.equals(on) ? Optional.ofNullable(stream) : Optional.empty();
  }
}
