package io.monitorix.exporter.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code remote_write}, with the keys that Prometheus has, as far as they apply here. */
final class RemoteWriteSection {

  private static final List<String> KEYS =
      List.of(
          "url",
          "name",
          "send",
          "interval",
          "remote_timeout",
          "headers",
          "basic_auth",
          "authorization",
          "tls_config",
          "external_labels",
          "metadata_config",
          "queue_config");

  /** Set by the protocol: one's own would break it. */
  private static final Set<String> RESERVED =
      Set.of("content-encoding", "content-type", "x-prometheus-remote-write-version");

  private static final Pattern LABEL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private RemoteWriteSection() {}

  /** The receivers without problems. */
  static List<RemoteWriteConfig> read(
      @Nullable YamlValue section, Duration interval, Map<String, String> externalLabels) {
    List<YamlValue> elements = section == null ? List.of() : section.list();
    List<RemoteWriteConfig> receivers = new ArrayList<>();
    if (elements == null) {
      return receivers;
    }
    Set<String> names = new HashSet<>();
    for (YamlValue element : elements) {
      RemoteWriteConfig receiver = receiver(element, interval, externalLabels, names);
      if (receiver != null) {
        receivers.add(receiver);
      }
    }
    return receivers;
  }

  private static @Nullable RemoteWriteConfig receiver(
      YamlValue element,
      Duration defaultInterval,
      Map<String, String> externalLabels,
      Set<String> names) {
    YamlMapping receiver = element.mapping(KEYS);
    if (receiver == null) {
      return null;
    }
    YamlValue url = receiver.require("url");
    URI address = EndpointSection.url(url);
    Duration timeout = EndpointSection.duration(receiver.get("remote_timeout"), TIMEOUT);
    EndpointConfig endpoint =
        EndpointSection.read(receiver, address, timeout, RESERVED, receiver.get("tls_config"));
    YamlValue sent = receiver.get("send");
    RemoteWriteConfig.Sent what =
        sent == null
            ? RemoteWriteConfig.Sent.ALL
            : sent.parse("all, metrics or rules", RemoteWriteConfig.Sent::parse);
    Duration interval = EndpointSection.duration(receiver.get("interval"), defaultInterval);
    Map<String, String> labels =
        TextMap.read(receiver.get("external_labels"), RemoteWriteSection::labelFault);
    RemoteWriteConfig.Queue queue = QueueSection.read(receiver.get("queue_config"));
    RemoteWriteConfig.Metadata metadata = metadata(receiver.get("metadata_config"));
    String name = name(receiver.get("name"), url, address, names);
    if (endpoint == null
        || what == null
        || interval == null
        || labels == null
        || queue == null
        || metadata == null
        || name == null) {
      return null;
    }
    externalLabels.forEach(labels::putIfAbsent);
    return new RemoteWriteConfig(name, endpoint, what, interval, labels, queue, metadata);
  }

  /** What is wrong with the name of an external label, or {@code null}. */
  static @Nullable String labelFault(String name) {
    return LABEL.matcher(name).matches() && !name.startsWith("__")
        ? null
        : "expected the name of a label: letters, digits and '_'";
  }

  private static @Nullable String name(
      @Nullable YamlValue written,
      @Nullable YamlValue url,
      @Nullable URI address,
      Set<String> names) {
    String name = null;
    if (written != null) {
      name = written.text("a name");
    } else if (address != null) {
      name = address.getRawAuthority();
    }
    YamlValue source = written != null ? written : url;
    if (name != null && source != null && !names.add(name)) {
      source.problem("a second receiver called '" + name + "'; give each a name of its own");
      return null;
    }
    return name;
  }

  /** {@code null} after a problem. */
  private static RemoteWriteConfig.@Nullable Metadata metadata(@Nullable YamlValue section) {
    if (section == null) {
      return RemoteWriteConfig.Metadata.DEFAULT;
    }
    YamlMapping metadata = section.mapping(List.of("send", "send_interval"));
    if (metadata == null) {
      return null;
    }
    YamlValue written = metadata.get("send");
    Boolean send = written == null ? Boolean.TRUE : written.bool();
    Duration interval =
        EndpointSection.duration(
            metadata.get("send_interval"), RemoteWriteConfig.Metadata.DEFAULT.interval());
    return send == null || interval == null ? null : new RemoteWriteConfig.Metadata(send, interval);
  }
}
