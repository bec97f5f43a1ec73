package io.monitorix.exporter.config;

import io.monitorix.exporter.tuning.Flapping;
import io.monitorix.exporter.tuning.ResourceOverride;
import io.monitorix.exporter.tuning.ShippedFiles;
import io.monitorix.exporter.tuning.ShippedThreshold;
import io.monitorix.exporter.tuning.ThresholdAlert;
import io.monitorix.exporter.tuning.TunedRules;
import io.monitorix.exporter.tuning.Tuning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code monitorix}: what rules have here that Prometheus has not. */
final class MonitorixSection {

  private static final List<String> KEYS =
      List.of("thresholds", "shipped_thresholds", "overrides", "flapping");
  private static final List<String> FLAPPING_KEYS = List.of("changes", "window", "disable");
  private static final int FEWEST_CHANGES = 2;
  private static final int MOST_CHANGES = 1000;
  private static final int CHANGES = 4;
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

  private final GlobalConfig global;
  private final KnownRules known;

  private MonitorixSection(GlobalConfig global, KnownRules known) {
    this.global = global;
    this.known = known;
  }

  /**
   * What the section says; nothing after a problem.
   *
   * @param rules what else is evaluated
   * @param kept whether there are series of our own to evaluate rules over
   */
  static Tuning read(
      @Nullable YamlValue section, RulesConfig rules, GlobalConfig global, boolean kept) {
    YamlMapping keys = section == null ? null : section.mapping(KEYS);
    if (section == null || keys == null || keys.keys().isEmpty()) {
      return Tuning.NONE;
    }
    if (!kept && rules.server().isEmpty()) {
      section.problem(
          "rules are evaluated over kept series: set series.enabled or rules.query_url, or leave"
              + " this out");
      return Tuning.NONE;
    }
    Optional<ShippedFiles> shipped =
        rules.shipped() ? Optional.of(ShippedFiles.read()) : Optional.empty();
    KnownRules known = new KnownRules(shipped, rules.disabled());
    return new MonitorixSection(global, known).read(keys, shipped);
  }

  private Tuning read(YamlMapping keys, Optional<ShippedFiles> shipped) {
    List<ThresholdAlert> thresholds =
        new ThresholdAlertSection(global, known).read(keys.get("thresholds"));
    KnownRules all = known.with(thresholds.stream().map(ThresholdAlert::alert).toList());
    List<ShippedThreshold> changed =
        ShippedThresholdSection.read(keys.get("shipped_thresholds"), known);
    List<YamlValue> places = new ArrayList<>();
    List<ResourceOverride> overrides = new OverrideSection(all).read(keys.get("overrides"), places);
    Tuning tuning = new Tuning(thresholds, changed, overrides, flapping(keys.get("flapping")));
    TunedRules.of(tuning, shipped, all.disabled())
        .problems()
        .forEach(problem -> places.get(problem.override()).problem(problem.message()));
    return tuning;
  }

  private Optional<Flapping> flapping(@Nullable YamlValue section) {
    YamlMapping flapping = section == null ? null : section.mapping(FLAPPING_KEYS);
    if (section == null || flapping == null) {
      return Optional.empty();
    }
    Duration step = global.evaluationInterval();
    KnownRules.checkLookback(section, step);
    YamlValue written = flapping.get("changes");
    Integer changes =
        written == null ? Integer.valueOf(CHANGES) : written.integer(FEWEST_CHANGES, MOST_CHANGES);
    YamlValue length = flapping.get("window");
    Duration window =
        length == null
            ? WINDOW
            : length.parse(
                "a duration of at most 1d, and at least twice the interval of evaluations",
                text -> window(text, step));
    List<String> exempt = new ArrayList<>();
    YamlValue list = flapping.get("disable");
    List<YamlValue> elements = list == null ? null : list.list();
    if (elements != null) {
      for (YamlValue element : elements) {
        // Alerts of rule files flap as well, and it isn't known here what they are called.
        String name = element.text("the name of an alert");
        if (name != null) {
          exempt.add(name);
        }
      }
    }
    return changes == null || window == null
        ? Optional.empty()
        : Optional.of(new Flapping(changes, window, exempt, step));
  }

  private static Duration window(String text, Duration step) {
    Duration window = PrometheusDuration.parse(text);
    if (window.compareTo(LONGEST_WINDOW) > 0 || window.compareTo(step.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException();
    }
    return window;
  }
}
