package io.monitorix.alerts.routing.config;

import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.yaml.YamlMapping;
import io.monitorix.alerts.yaml.YamlValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the tree of routes. */
final class RouteReader {

  private static final List<String> KEYS =
      List.of(
          "receiver",
          "group_by",
          "match",
          "match_re",
          "matchers",
          "mute_time_intervals",
          "active_time_intervals",
          "continue",
          "routes",
          "group_wait",
          "group_interval",
          "repeat_interval");
  private static final String ALL_LABELS = "...";

  private final Set<String> receivers;
  private final Set<String> intervals;

  /** With the names that routes may use. */
  RouteReader(Set<String> receivers, Set<String> intervals) {
    this.receivers = receivers;
    this.intervals = intervals;
  }

  RouteSpec root(YamlValue value) {
    YamlMapping keys = value.mapping();
    RouteSpec root = route(value);
    if (root.receiver() == null) {
      value.problem("root route must specify a default receiver");
    }
    List.of("match", "match_re", "matchers").stream()
        .filter(key -> keys.get(key) != null)
        .findFirst()
        .ifPresent(
            key ->
                forbid(
                    keys,
                    key,
                    "root route must not have any matchers",
                    !root.matchers().isEmpty()));
    forbid(
        keys,
        "mute_time_intervals",
        "root route must not have any mute time intervals",
        !root.muteTimeIntervals().isEmpty());
    forbid(
        keys,
        "active_time_intervals",
        "root route must not have any active time intervals",
        !root.activeTimeIntervals().isEmpty());
    forbid(keys, "continue", "cannot have continue in root route", root.continues());
    return root;
  }

  private static void forbid(YamlMapping keys, String key, String message, boolean there) {
    if (there) {
      keys.key(key).problem(message);
    }
  }

  private RouteSpec route(YamlValue value) {
    YamlMapping keys = value.mapping(KEYS);
    Matchers matchers = MatcherReader.read(keys, "match", "match_re", "matchers");
    String receiver = Scalars.text(keys, "receiver");
    if (!receiver.isEmpty() && !receivers.contains(receiver)) {
      undefined(keys.get("receiver"), "receiver", receiver);
    }
    List<String> groupBy = groupBy(keys);
    return new RouteSpec(
        receiver.isEmpty() ? null : receiver,
        matchers,
        groupBy.isEmpty() || groupBy.contains(ALL_LABELS) ? null : groupBy,
        groupBy.contains(ALL_LABELS),
        Scalars.duration(keys, "group_wait").orElse(null),
        interval(keys, "group_interval"),
        interval(keys, "repeat_interval"),
        Scalars.flag(keys, "continue").orElse(false),
        intervals(keys, "mute_time_intervals"),
        intervals(keys, "active_time_intervals"),
        Scalars.elements(keys, "routes").stream().map(this::route).toList(),
        value.line());
  }

  private static List<String> groupBy(YamlMapping keys) {
    List<String> names = new ArrayList<>();
    for (YamlValue each : Scalars.elements(keys, "group_by")) {
      String name = each.text();
      if (name.equals(ALL_LABELS) && names.contains(name)) {
        continue;
      }
      if (!Names.isValid(name)) {
        each.problem("invalid label name " + Names.quote(name) + " in group_by list");
      } else if (names.contains(name)) {
        each.problem("duplicated label " + Names.quote(name) + " in group_by");
      }
      names.add(name);
    }
    if (names.size() > 1 && names.contains(ALL_LABELS)) {
      keys.key("group_by")
          .problem("cannot have wildcard group_by (`...`) and other labels at the same time");
    }
    return names;
  }

  private static @Nullable Duration interval(YamlMapping keys, String key) {
    Duration interval = Scalars.duration(keys, key).orElse(null);
    if (interval != null && interval.isZero()) {
      keys.key(key).problem(key + " cannot be zero");
    }
    return interval;
  }

  private List<String> intervals(YamlMapping keys, String key) {
    for (YamlValue each : Scalars.elements(keys, key)) {
      if (!intervals.contains(each.text())) {
        undefined(each, "time interval", each.text());
      }
    }
    return Scalars.texts(keys, key);
  }

  private static void undefined(@Nullable YamlValue place, String what, String name) {
    if (place != null) {
      place.problem("undefined " + what + " " + Names.quote(name) + " used in route");
    }
  }
}
