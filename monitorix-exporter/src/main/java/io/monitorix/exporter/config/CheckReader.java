package io.monitorix.exporter.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one of {@code probes.checks}. */
final class CheckReader {

  private static final List<String> KEYS = keys();

  private CheckReader() {}

  private static List<String> keys() {
    List<String> keys = new ArrayList<>(List.of("name", "target", "targets", "module"));
    keys.addAll(CheckTimes.KEYS);
    keys.addAll(ProbeModuleReader.SETTINGS);
    return keys;
  }

  /**
   * {@code null} after a problem.
   *
   * @param names those of the checks before this one; its own is added
   */
  static @Nullable CheckConfig read(
      YamlValue element, Map<String, ProbeModule> modules, CheckTimes defaults, Set<String> names) {
    ProbeFields check = ProbeFields.of(element, KEYS, Map.of());
    if (check == null) {
      return null;
    }
    String name = name(check, names);
    CheckTimes times = CheckTimes.read(check, defaults);
    ProbeModule module = module(check, modules);
    Set<String> targets = targets(check, module);
    return name == null || module == null
        ? null
        : new CheckConfig(name, List.copyOf(targets), module, times.of(module));
  }

  private static @Nullable String name(ProbeFields check, Set<String> names) {
    YamlValue value = check.mapping().require("name");
    String name = value == null ? null : value.text("a name");
    if (value != null && name != null && !names.add(name)) {
      value.problem("duplicate name; each check needs its own");
    }
    return name;
  }

  private static @Nullable ProbeModule module(ProbeFields check, Map<String, ProbeModule> modules) {
    YamlValue named = check.given("module");
    YamlValue inline =
        ProbeModuleReader.SETTINGS.stream()
            .map(check::given)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (named != null && inline != null) {
      inline.problem("module and settings of one's own exclude each other; keep one of the two");
      return null;
    }
    if (named != null) {
      return named(named, modules);
    }
    if (inline == null) {
      check.mapping().problem("missing key 'module' (or 'prober', with settings of its own)");
      return null;
    }
    ProbeSettings settings = ProbeModuleReader.settings(check);
    String prober = check.text("prober", "a prober");
    return settings == null || prober == null ? null : new ProbeModule(prober, null, settings);
  }

  /** The module that a text names; {@code null} after a problem. */
  static @Nullable ProbeModule named(YamlValue value, Map<String, ProbeModule> modules) {
    String name = value.text("the name of a module");
    ProbeModule module = name == null ? null : modules.get(name);
    if (name != null && module == null) {
      value.problem(
          "there is no such module"
              + NearestKey.to(name, modules.keySet())
                  .map(meant -> "; did you mean '" + meant + "'?")
                  .orElse("; known are " + String.join(", ", modules.keySet())));
    }
    return module;
  }

  private static Set<String> targets(ProbeFields check, @Nullable ProbeModule module) {
    YamlValue one = check.given("target");
    YamlValue many = check.given("targets");
    if (one != null && many != null) {
      many.problem("target and targets exclude each other; keep one of the two");
    }
    List<YamlValue> values = one == null ? check.list("targets") : List.of(one);
    if (one == null && values.isEmpty()) {
      check.mapping().problem("no targets; add target or targets");
    }
    Set<String> targets = new LinkedHashSet<>();
    for (YamlValue value : values) {
      String target = value.text("a target");
      String fault =
          target == null || module == null ? null : ProbeTarget.fault(target, module.settings());
      if (fault != null) {
        value.problem(fault);
      }
      if (target != null && !targets.add(target)) {
        value.problem("duplicate target; remove it");
      }
    }
    return targets;
  }
}
