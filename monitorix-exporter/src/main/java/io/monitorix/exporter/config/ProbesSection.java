package io.monitorix.exporter.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code probes}. */
final class ProbesSection {

  private static final List<String> KEYS =
      List.of(
          "modules_file",
          "modules",
          "allow_link_local",
          "concurrency",
          "interval",
          "timeout",
          "retries",
          "retry_interval",
          "checks",
          "discovery");

  private static final int CONCURRENCY = 64;

  private ProbesSection() {}

  /** What applies without the section. */
  static ProbesConfig standard() {
    Map<String, ProbeModule> modules = ProbeModules.builtIn();
    return new ProbesConfig(
        modules,
        false,
        CONCURRENCY,
        List.of(),
        DiscoverySection.standard(modules, CheckTimes.DEFAULT));
  }

  /** The defaults in the place of what was reported. */
  static ProbesConfig read(@Nullable YamlValue section) {
    ProbeFields probes = section == null ? null : ProbeFields.of(section, KEYS, Map.of());
    if (probes == null) {
      return standard();
    }
    Map<String, ProbeModule> modules = modules(probes);
    CheckTimes times = CheckTimes.read(probes, CheckTimes.DEFAULT);
    return new ProbesConfig(
        modules,
        probes.flag("allow_link_local", false),
        probes.number("concurrency", 1, 1000, CONCURRENCY),
        checks(probes, modules, times),
        DiscoverySection.read(probes.given("discovery"), modules, times));
  }

  private static Map<String, ProbeModule> modules(ProbeFields probes) {
    Map<String, ProbeModule> modules = new LinkedHashMap<>(ProbeModules.builtIn());
    YamlValue file = probes.given("modules_file");
    if (file != null) {
      modules.putAll(modulesOf(file));
    }
    YamlValue inline = probes.given("modules");
    if (inline != null) {
      modules.putAll(ProbeModuleReader.readAll(inline));
    }
    return modules;
  }

  private static Map<String, ProbeModule> modulesOf(YamlValue file) {
    String text = file.text("the path of a file of modules");
    Path path = text == null ? null : file.reading().resolve(text);
    if (path == null) {
      return Map.of();
    }
    try {
      return ProbeModules.load(path);
    } catch (ConfigException e) {
      e.problems().forEach(file.reading().problems()::add);
      return Map.of();
    }
  }

  private static List<CheckConfig> checks(
      ProbeFields probes, Map<String, ProbeModule> modules, CheckTimes times) {
    List<CheckConfig> checks = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlValue element : probes.list("checks")) {
      CheckConfig check = CheckReader.read(element, modules, times, names);
      if (check != null) {
        checks.add(check);
      }
    }
    return checks;
  }
}
