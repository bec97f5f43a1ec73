package io.monitorix.exporter.config;

import io.monitorix.alerts.scrape.config.HttpAccess;
import io.monitorix.alerts.scrape.config.ScrapeProtocol;
import io.monitorix.alerts.scrape.config.ScrapeRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what the targets of a job are asked. */
final class ScrapeRequestReader {

  static final List<String> KEYS =
      List.of(
          "scheme",
          "metrics_path",
          "params",
          "scrape_protocols",
          "fallback_scrape_protocol",
          "enable_compression");

  private static final String PROTOCOLS =
      "one of "
          + ScrapeProtocol.DEFAULTS.stream()
              .map(ScrapeProtocol::key)
              .collect(Collectors.joining(", "));

  private ScrapeRequestReader() {}

  /** {@code null} after a problem. */
  static @Nullable ScrapeRequest read(YamlMapping entry) {
    ScrapeRequest usual = ScrapeRequest.DEFAULTS;
    YamlValue scheme = entry.get("scheme");
    String spoken =
        scheme == null
            ? usual.scheme()
            : scheme.parse(
                "http or https",
                text -> {
                  if (!text.equals("http") && !text.equals("https")) {
                    throw new IllegalArgumentException("no scheme");
                  }
                  return text;
                });
    YamlValue path = entry.get("metrics_path");
    String asked = path == null ? usual.path() : path.text("a path such as /metrics");
    Map<String, List<String>> parameters = parameters(entry.get("params"));
    List<ScrapeProtocol> protocols = protocols(entry.get("scrape_protocols"));
    YamlValue written = entry.get("fallback_scrape_protocol");
    ScrapeProtocol fallback = written == null ? null : protocol(written);
    Boolean compression = PrometheusKeys.bool(entry, "enable_compression", usual.compression());
    HttpAccess access = ScrapeHttpReader.read(entry);
    return spoken == null
            || asked == null
            || parameters == null
            || protocols == null
            || (written != null && fallback == null)
            || compression == null
            || access == null
        ? null
        : new ScrapeRequest(
            spoken,
            asked,
            parameters,
            protocols,
            Optional.ofNullable(fallback),
            compression,
            access);
  }

  private static @Nullable ScrapeProtocol protocol(YamlValue value) {
    return value.parse(
        PROTOCOLS, text -> ScrapeProtocol.of(text).orElseThrow(IllegalArgumentException::new));
  }

  private static @Nullable List<ScrapeProtocol> protocols(@Nullable YamlValue value) {
    if (value == null) {
      return ScrapeProtocol.DEFAULTS;
    }
    List<YamlValue> elements = value.list();
    if (elements == null) {
      return null;
    }
    List<ScrapeProtocol> protocols = new ArrayList<>();
    for (YamlValue element : elements) {
      ScrapeProtocol protocol = protocol(element);
      if (protocol != null && protocols.contains(protocol)) {
        element.problem("it stands in the list already; remove it");
        return null;
      }
      if (protocol != null) {
        protocols.add(protocol);
      }
    }
    if (elements.isEmpty()) {
      value.problem("the list is empty; leave it out");
    }
    return protocols.isEmpty() || protocols.size() < elements.size() ? null : protocols;
  }

  private static @Nullable Map<String, List<String>> parameters(@Nullable YamlValue section) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    YamlMapping mapping = section == null ? null : section.mapping();
    if (mapping == null) {
      return section == null ? parameters : null;
    }
    for (String name : mapping.keys()) {
      YamlValue value = mapping.get(name);
      List<YamlValue> elements = value == null ? null : value.list();
      if (elements == null) {
        return null;
      }
      List<String> texts = new ArrayList<>();
      for (YamlValue element : elements) {
        String text = element.anyText("a text");
        if (text == null) {
          return null;
        }
        texts.add(text);
      }
      parameters.put(name, texts);
    }
    return parameters;
  }
}
