package io.monitorix.exporter.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a module of blackbox_exporter's format, and mappings of them. */
final class ProbeModuleReader {

  /** The keys that say what is checked. */
  static final List<String> SETTINGS = List.of("prober", "http", "tcp", "dns", "icmp");

  private static final List<String> PROBERS = List.of("http", "tcp", "dns", "icmp");

  private static final Map<String, String> UNSUPPORTED =
      Map.of(
          "grpc", "gRPC checks are not supported; remove it",
          "unix", "checks of Unix sockets are not supported; remove it",
          "websocket", "checks of WebSockets are not supported; remove it");

  private ProbeModuleReader() {}

  /** The modules of a mapping by name, in the order of the file, those with problems left out. */
  static Map<String, ProbeModule> readAll(YamlValue section) {
    Map<String, ProbeModule> modules = new LinkedHashMap<>();
    YamlMapping mapping = section.mapping();
    if (mapping != null) {
      for (String name : mapping.keys()) {
        YamlValue value = mapping.get(name);
        ProbeModule module = value == null ? null : read(name, value);
        if (module != null) {
          modules.put(name, module);
        }
      }
    }
    return modules;
  }

  private static @Nullable ProbeModule read(String name, YamlValue value) {
    List<String> keys = new ArrayList<>(SETTINGS);
    keys.add("timeout");
    ProbeFields module = ProbeFields.of(value, keys, UNSUPPORTED);
    ProbeSettings settings = module == null ? null : settings(module);
    return module == null || settings == null
        ? null
        : new ProbeModule(name, timeout(module.given("timeout")), settings);
  }

  /** What is checked, by {@code prober} and the section of its name. */
  static @Nullable ProbeSettings settings(ProbeFields module) {
    YamlValue proberValue = module.mapping().require("prober");
    String prober =
        proberValue == null
            ? null
            : proberValue.parse("the prober http, tcp, dns or icmp", ProbeModuleReader::prober);
    if (prober == null) {
      return null;
    }
    for (String other : PROBERS) {
      YamlValue unused = module.given(other);
      if (unused != null && !other.equals(prober)) {
        unused.problem("has no effect with prober: " + prober + "; remove one of the two");
      }
    }
    YamlValue section = module.mapping().get(prober);
    YamlValue settings = section == null ? module.mapping().empty(prober) : section;
    return switch (prober) {
      case "http" -> HttpProbeReader.read(settings);
      case "tcp" -> TcpProbeReader.read(settings);
      case "dns" -> DnsProbeReader.read(settings);
      default -> IcmpProbeReader.read(settings);
    };
  }

  private static String prober(String text) {
    if (!PROBERS.contains(text)) {
      throw new IllegalArgumentException("not a prober");
    }
    return text;
  }

  private static @Nullable Duration timeout(@Nullable YamlValue value) {
    Duration timeout =
        value == null ? null : value.parse("a duration such as 5s", PrometheusDuration::parse);
    return timeout == null || timeout.isZero() ? null : timeout;
  }
}
