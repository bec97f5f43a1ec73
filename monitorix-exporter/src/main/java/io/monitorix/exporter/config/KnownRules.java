package io.monitorix.exporter.config;

import io.monitorix.exporter.tuning.ShippedFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The names that settings of rules may name.
 *
 * @param shipped whether the rules are evaluated that come with Monitorix
 * @param alerts that there are, those that are left out among them
 * @param thresholds that come with Monitorix
 * @param disabled shipped alerts that are left out
 */
record KnownRules(
    boolean shipped, List<String> alerts, List<String> thresholds, Set<String> disabled) {

  /** How far back a query sees a series: then it does not see what was evaluated before. */
  private static final Duration LOOKBACK = Duration.ofMinutes(5);

  KnownRules {
    alerts = List.copyOf(alerts);
    thresholds = List.copyOf(thresholds);
    disabled = Set.copyOf(disabled);
  }

  KnownRules(Optional<ShippedFiles> files, Set<String> disabled) {
    this(
        files.isPresent(),
        files.map(ShippedFiles::alerts).orElse(List.of()),
        files.map(ShippedFiles::thresholds).orElse(List.of()),
        disabled);
  }

  /** The same with further alerts. */
  KnownRules with(List<String> further) {
    List<String> all = new ArrayList<>(alerts);
    all.addAll(further);
    return new KnownRules(shipped, all, thresholds, disabled);
  }

  /** Reports an alert that there is not. */
  boolean checkAlert(YamlValue place, String name) {
    if (disabled.contains(name)) {
      place.problem("'" + name + "' is left out by rules.shipped.disable");
      return false;
    }
    return check(place, name, "alert", alerts);
  }

  /** Reports a threshold that there is not. */
  boolean checkThreshold(YamlValue place, String name) {
    return check(place, name, "threshold", thresholds);
  }

  private boolean check(YamlValue place, String name, String kind, List<String> names) {
    if (names.contains(name)) {
      return true;
    }
    place.problem(unknown(name, kind, names) + (shipped ? "" : "; rules.shipped.enabled is false"));
    return false;
  }

  /** What to say of a name that is unknown. */
  static String unknown(String name, String kind, List<String> names) {
    return "there is no "
        + kind
        + " '"
        + name
        + "'"
        + NearestKey.to(name, names)
            .map(meant -> "; did you mean '" + meant + "'?")
            .orElse(": docs/rules.md lists those that come with Monitorix");
  }

  /** Reports an interval of evaluations at which what was evaluated before is not seen any more. */
  static boolean checkLookback(YamlValue place, Duration interval) {
    if (interval.compareTo(LOOKBACK) < 0) {
      return true;
    }
    place.problem(
        "this looks at the alerts of the evaluation before, which a query sees for less than "
            + PrometheusDuration.format(LOOKBACK)
            + ": set a shorter global.evaluation_interval");
    return false;
  }
}
