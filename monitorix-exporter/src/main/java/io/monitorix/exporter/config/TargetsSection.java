package io.monitorix.exporter.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code targets}. */
final class TargetsSection {

  /** What to do about a file without targets. */
  static final String SMALLEST =
      "the smallest configuration is targets: [{name: lab, server: pve1.example,"
          + " token: {id: monitorix@pve!exporter, secret: \"${PVE_TOKEN}\"}}]";

  private static final List<String> KEYS =
      List.of(
          "name",
          "server",
          "token",
          "user",
          "password",
          "password_file",
          "tls",
          "interval",
          "timeout",
          "collectors");

  private TargetsSection() {}

  /** The targets without problems. */
  static List<TargetConfig> read(YamlMapping root, Timing poll) {
    YamlValue section = root.get("targets");
    List<YamlValue> elements = section == null ? List.of() : section.list();
    List<TargetConfig> targets = new ArrayList<>();
    if (elements == null) {
      return targets;
    }
    if (elements.isEmpty()) {
      root.problem("no targets; " + SMALLEST);
    }
    Set<String> names = new HashSet<>();
    for (YamlValue element : elements) {
      TargetConfig target = target(element, poll, names);
      if (target != null) {
        targets.add(target);
      }
    }
    return targets;
  }

  private static @Nullable TargetConfig target(YamlValue element, Timing poll, Set<String> names) {
    YamlMapping target = element.mapping(KEYS);
    if (target == null) {
      return null;
    }
    String name = name(target.require("name"), names);
    String server = server(target.require("server"));
    LoginConfig login = LoginSection.read(target);
    TlsConfig tls = TlsSection.read(target.get("tls"));
    Timing timing = Timing.read(target, poll);
    CollectorSwitches collectors = CollectorsSection.read(target.get("collectors"));
    if (name == null || server == null || login == null || tls == null || collectors == null) {
      return null;
    }
    return new TargetConfig(
        name, server, login, tls, timing.interval(), timing.timeout(), collectors);
  }

  private static @Nullable String name(@Nullable YamlValue value, Set<String> names) {
    String name = value == null ? null : value.text("a name");
    if (value != null && name != null && !names.add(name)) {
      value.problem("duplicate name; each target needs its own");
      return null;
    }
    return name;
  }

  private static @Nullable String server(@Nullable YamlValue value) {
    String server = value == null ? null : value.text("a server such as https://pve1.example:8006");
    if (value != null && server != null) {
      String fault = ServerAddress.fault(server);
      if (fault != null) {
        value.problem(fault);
        return null;
      }
    }
    return server;
  }
}
