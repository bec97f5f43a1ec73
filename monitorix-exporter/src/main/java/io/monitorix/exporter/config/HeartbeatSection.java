package io.monitorix.exporter.config;

import io.monitorix.alerts.routing.heartbeat.HeartbeatTerms;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code routing.heartbeats}. */
final class HeartbeatSection {

  private static final List<String> KEYS =
      List.of(
          "name",
          "url",
          "url_file",
          "method",
          "interval",
          "alertname",
          "longest_delay",
          "timeout",
          "headers",
          "basic_auth",
          "authorization",
          "tls_config");

  private static final List<String> METHODS = List.of("GET", "POST", "HEAD");
  private static final String URL = "a URL such as https://hc-ping.com/…";
  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final Duration DELAY = Duration.ofMinutes(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private HeartbeatSection() {}

  /** The heartbeats; without those that are wrong. */
  static List<HeartbeatConfig> read(@Nullable YamlValue section) {
    List<HeartbeatConfig> heartbeats = new ArrayList<>();
    List<YamlValue> elements = section == null ? null : section.list();
    if (elements != null) {
      for (YamlValue element : elements) {
        YamlMapping keys = element.mapping(KEYS);
        HeartbeatConfig heartbeat = keys == null ? null : heartbeat(keys);
        if (heartbeat == null) {
          continue;
        }
        if (heartbeats.stream().anyMatch(other -> other.name().equals(heartbeat.name()))) {
          element.problem("there is a heartbeat '" + heartbeat.name() + "' already; add a name");
        } else {
          heartbeats.add(heartbeat);
        }
      }
    }
    return heartbeats;
  }

  private static @Nullable HeartbeatConfig heartbeat(YamlMapping keys) {
    URI url = url(keys);
    EndpointConfig endpoint =
        EndpointSection.read(
            keys,
            url,
            EndpointSection.duration(keys.get("timeout"), TIMEOUT),
            Set.of(),
            keys.get("tls_config"));
    Duration interval = EndpointSection.duration(keys.get("interval"), INTERVAL);
    Duration delay = EndpointSection.duration(keys.get("longest_delay"), DELAY);
    String method = text(keys, "method", "GET");
    YamlValue written = keys.get("method");
    if (written != null && method != null && !METHODS.contains(method)) {
      written.problem("expected one of " + String.join(", ", METHODS));
    }
    String alertname = text(keys, "alertname", "Watchdog");
    String name = url == null ? null : text(keys, "name", url.getHost());
    return endpoint == null
            || interval == null
            || delay == null
            || method == null
            || alertname == null
            || name == null
        ? null
        : new HeartbeatConfig(
            name, method, endpoint, interval, new HeartbeatTerms(alertname, delay));
  }

  private static @Nullable URI url(YamlMapping keys) {
    YamlValue inline = keys.get("url");
    YamlValue file = keys.get("url_file");
    if (inline != null && file != null) {
      file.problem("url and url_file exclude each other; keep one of the two");
      return null;
    }
    if (file != null) {
      String text = SecretReader.content(file);
      return text == null ? null : EndpointSection.url(file, text, URL);
    }
    YamlValue value = inline == null ? keys.require("url") : inline;
    return EndpointSection.url(value);
  }

  private static @Nullable String text(YamlMapping keys, String key, String otherwise) {
    YamlValue value = keys.get(key);
    return value == null ? otherwise : value.text("a text");
  }
}
