package io.monitorix.exporter.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code targets}. */
final class TargetsSection {

  /** What to do about a file without targets. */
  static final String SMALLEST =
      "the smallest configuration is targets: [{name: lab, server: pve1.example,"
          + " token: {id: monitorix@pve!exporter, secret: \"${PVE_TOKEN}\"}}]";

  /** What a target says of itself beside its name and its servers. */
  static final List<String> COMMON_KEYS =
      List.of(
          "type",
          "discover_servers",
          "token",
          "user",
          "password",
          "password_file",
          "tls",
          "interval",
          "timeout",
          "node_calls_per_second",
          "collectors",
          "filter",
          "metric_relabel_configs",
          "max_series");

  private static final List<String> KEYS =
      Stream.concat(Stream.of("name", "server", "servers"), COMMON_KEYS.stream()).toList();

  private static final int MOST_CALLS_PER_SECOND = 1000;

  private TargetsSection() {}

  /** The targets without problems. */
  static List<TargetConfig> read(YamlMapping root, Timing poll, VolumeConfig volume) {
    YamlValue section = root.get("targets");
    List<YamlValue> elements = section == null ? List.of() : section.list();
    List<TargetConfig> targets = new ArrayList<>();
    if (elements == null) {
      return targets;
    }
    if (elements.isEmpty() && root.get("file_sd_configs") == null) {
      root.problem("no targets; " + SMALLEST);
    }
    Set<String> names = new HashSet<>();
    for (YamlValue element : elements) {
      TargetConfig target = target(element, poll, volume, names);
      if (target != null) {
        targets.add(target);
      }
    }
    return targets;
  }

  private static @Nullable TargetConfig target(
      YamlValue element, Timing poll, VolumeConfig volume, Set<String> names) {
    YamlMapping target = element.mapping(KEYS);
    if (target == null) {
      return null;
    }
    String name = name(target.require("name"), names);
    List<String> servers = servers(target);
    TargetConfig settings = settings(target, "nameless", List.of("nowhere"), poll, volume);
    return name == null || servers.isEmpty() || settings == null
        ? null
        : settings.at(name, servers);
  }

  /** A target of this name and these servers, as the mapping says; {@code null} after a problem. */
  static @Nullable TargetConfig settings(
      YamlMapping target, String name, List<String> servers, Timing poll, VolumeConfig volume) {
    Product product = product(target.get("type"));
    LoginConfig login = LoginSection.read(target);
    TlsConfig tls = TlsSection.read(target.get("tls"));
    Timing timing = Timing.read(target, poll);
    CollectorPlan collectors =
        product == null ? null : CollectorsSection.read(target.get("collectors"), product, timing);
    YamlValue discover = target.get("discover_servers");
    YamlValue calls = target.get("node_calls_per_second");
    Boolean discovers = discover == null ? Boolean.FALSE : discover.bool();
    Integer callsPerSecond =
        calls == null
            ? Integer.valueOf(TargetConfig.DEFAULT_CALLS_PER_SECOND)
            : calls.integer(1, MOST_CALLS_PER_SECOND);
    VolumeConfig ownVolume = VolumeSection.read(target, volume);
    if (product == null
        || login == null
        || tls == null
        || discovers == null
        || callsPerSecond == null
        || collectors == null) {
      return null;
    }
    return new TargetConfig(
        name,
        product,
        servers,
        discovers,
        login,
        tls,
        timing.interval(),
        timing.timeout(),
        callsPerSecond,
        collectors,
        ownVolume);
  }

  private static @Nullable Product product(@Nullable YamlValue value) {
    return value == null
        ? Product.PVE
        : value.parse(
            "pve or pbs",
            text -> {
              for (Product product : Product.values()) {
                if (product.key().equals(text)) {
                  return product;
                }
              }
              throw new IllegalArgumentException();
            });
  }

  /** Those without problems. */
  private static List<String> servers(YamlMapping target) {
    YamlValue several = target.get("servers");
    YamlValue one = several == null ? target.require("server") : target.get("server");
    if (several != null && one != null) {
      several.problem("server and servers exclude each other; keep one of the two");
      return List.of();
    }
    List<YamlValue> written = several == null ? Stream.ofNullable(one).toList() : several.list();
    if (several != null && written != null && written.isEmpty()) {
      several.problem("expected at least one server");
    }
    return written == null
        ? List.of()
        : written.stream().map(ServerAddress::read).filter(Objects::nonNull).toList();
  }

  private static @Nullable String name(@Nullable YamlValue value, Set<String> names) {
    String name = value == null ? null : value.text("a name");
    if (value != null && name != null && !names.add(name)) {
      value.problem("duplicate name; each target needs its own");
      return null;
    }
    return name;
  }
}
