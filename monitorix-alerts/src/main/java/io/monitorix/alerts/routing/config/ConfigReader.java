package io.monitorix.alerts.routing.config;

import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.routing.interval.TimeIntervals;
import io.monitorix.alerts.routing.interval.TimeSpec;
import io.monitorix.alerts.yaml.Problems;
import io.monitorix.alerts.yaml.YamlMapping;
import io.monitorix.alerts.yaml.YamlValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the sections of one file. */
final class ConfigReader {

  private static final List<String> KEYS =
      List.of(
          "global",
          "route",
          "inhibit_rules",
          "receivers",
          "templates",
          "mute_time_intervals",
          "time_intervals");
  private static final List<String> INHIBIT_KEYS =
      List.of(
          "source_match",
          "source_match_re",
          "source_matchers",
          "target_match",
          "target_match_re",
          "target_matchers",
          "equal");
  private static final List<String> INTERVAL_KEYS = List.of("name", "time_intervals");

  private final Problems problems;
  private final Set<String> integrations;

  ConfigReader(Problems problems, Set<String> integrations) {
    this.problems = problems;
    this.integrations = integrations;
  }

  RoutingConfig read(Optional<YamlValue> root) {
    if (root.isEmpty()) {
      problems.add(0, 0, "no route provided in config");
      problems.throwIfAny();
    }
    YamlMapping keys = root.orElseThrow().mapping(KEYS);
    GlobalSpec global = global(keys.get("global"));
    Map<String, ReceiverSpec> receivers = receivers(keys);
    TimeIntervals intervals = intervals(keys);
    List<InhibitSpec> inhibitRules =
        Scalars.elements(keys, "inhibit_rules").stream().map(ConfigReader::inhibit).toList();
    List<String> templates = Scalars.texts(keys, "templates");
    RouteSpec route = null;
    YamlValue tree = keys.get("route");
    if (tree == null) {
      root.get().problem("no route provided in config");
    } else {
      route = new RouteReader(receivers.keySet(), intervals.specs().keySet()).root(tree);
    }
    problems.throwIfAny();
    return new RoutingConfig(
        problems.file(),
        global,
        Objects.requireNonNull(route),
        List.copyOf(receivers.values()),
        inhibitRules,
        intervals,
        templates,
        problems);
  }

  private static GlobalSpec global(@Nullable YamlValue value) {
    Duration timeout = GlobalSpec.DEFAULT_RESOLVE_TIMEOUT;
    Map<String, YamlValue> rest = new LinkedHashMap<>();
    if (value != null) {
      YamlMapping keys = value.mapping(GlobalKeys.ALL);
      timeout = Scalars.duration(keys, GlobalKeys.RESOLVE_TIMEOUT).orElse(timeout);
      rest.putAll(keys.values());
      rest.remove(GlobalKeys.RESOLVE_TIMEOUT);
    }
    return new GlobalSpec(timeout, rest);
  }

  private Map<String, ReceiverSpec> receivers(YamlMapping keys) {
    List<String> known = new ArrayList<>(List.of("name"));
    integrations.stream().sorted().forEach(known::add);
    Map<String, ReceiverSpec> receivers = new LinkedHashMap<>();
    for (YamlValue each : Scalars.elements(keys, "receivers")) {
      YamlMapping receiver = each.mapping(known);
      String name = Scalars.text(receiver, "name");
      if (name.isEmpty()) {
        each.problem("missing name in receiver");
      }
      ReceiverSpec spec = new ReceiverSpec(name, integrations(receiver, integrations, List.of()));
      if (receivers.putIfAbsent(name, spec) != null && !name.isEmpty()) {
        receiver
            .key("name")
            .problem("notification config name " + Names.quote(name) + " is not unique");
      }
    }
    return receivers;
  }

  /**
   * The integrations that a mapping lists.
   *
   * @param known the keys that count
   * @param before those that the receiver has already: the indexes of others go on behind them
   */
  static List<IntegrationSpec> integrations(
      YamlMapping receiver, Set<String> known, List<IntegrationSpec> before) {
    List<IntegrationSpec> specs = new ArrayList<>();
    receiver
        .values()
        .forEach(
            (key, list) -> {
              if (!known.contains(key)) {
                return;
              }
              int index = (int) before.stream().filter(spec -> spec.key().equals(key)).count();
              for (YamlValue each : list.list()) {
                YamlMapping config = each.mapping();
                specs.add(
                    new IntegrationSpec(key, index, Scalars.flag(config, "send_resolved"), each));
                index++;
              }
            });
    return specs;
  }

  private static InhibitSpec inhibit(YamlValue value) {
    YamlMapping keys = value.mapping(INHIBIT_KEYS);
    for (YamlValue name : Scalars.elements(keys, "equal")) {
      if (!Names.isValid(name.text())) {
        name.problem(Names.quote(name.text()) + " is not a valid label name");
      }
    }
    return new InhibitSpec(
        MatcherReader.read(keys, "source_match", "source_match_re", "source_matchers"),
        MatcherReader.read(keys, "target_match", "target_match_re", "target_matchers"),
        Scalars.texts(keys, "equal").stream().distinct().toList());
  }

  private static TimeIntervals intervals(YamlMapping keys) {
    Map<String, List<TimeSpec>> intervals = new LinkedHashMap<>();
    addIntervals(keys, "mute_time_intervals", "mute time interval", intervals);
    addIntervals(keys, "time_intervals", "time interval", intervals);
    return new TimeIntervals(intervals);
  }

  private static void addIntervals(
      YamlMapping keys, String key, String what, Map<String, List<TimeSpec>> intervals) {
    for (YamlValue each : Scalars.elements(keys, key)) {
      YamlMapping interval = each.mapping(INTERVAL_KEYS);
      String name = Scalars.text(interval, "name");
      if (name.isEmpty()) {
        each.problem("missing name in " + what);
      }
      List<TimeSpec> specs =
          Scalars.elements(interval, "time_intervals").stream().map(IntervalReader::read).toList();
      if (intervals.putIfAbsent(name, specs) != null && !name.isEmpty()) {
        interval.key("name").problem(what + " " + Names.quote(name) + " is not unique");
      }
    }
  }
}
