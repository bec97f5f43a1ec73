package io.monitorix.exporter.rules;

import io.monitorix.alerts.rules.file.AlertSpec;
import io.monitorix.alerts.rules.file.GroupSpec;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.rules.file.RuleSpec;
import io.monitorix.exporter.tuning.AlertThresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of all files, and what of them is evaluated: some are left out by the configuration or
 * at run time, some compare with other values.
 *
 * @param files all of them, those that are left out too
 * @param disabled names of shipped alerts that the configuration leaves out
 * @param overrides what is different at run time
 */
record OverriddenRules(
    List<RuleFile> files, Set<String> disabled, Map<RuleName, RuleOverride> overrides) {

  private static final String SHIPPED = "shipped/";

  OverriddenRules {
    files = List.copyOf(files);
    disabled = Set.copyOf(disabled);
    overrides = Map.copyOf(overrides);
  }

  /** What is evaluated. */
  List<RuleFile> evaluated() {
    List<RuleFile> evaluated = new ArrayList<>();
    for (RuleFile file : files) {
      List<GroupSpec> groups = new ArrayList<>();
      for (GroupSpec group : file.groups()) {
        List<RuleSpec> rules =
            group.rules().stream()
                .filter(rule -> isEnabled(file, group, rule))
                .map(rule -> changed(group, rule))
                .toList();
        if (!rules.isEmpty() || group.rules().isEmpty()) {
          groups.add(
              new GroupSpec(
                  group.name(), group.interval(), group.queryOffset(), group.limit(), rules));
        }
      }
      if (!groups.isEmpty() || file.groups().isEmpty()) {
        evaluated.add(new RuleFile(file.file(), groups));
      }
    }
    return evaluated;
  }

  /** All rules, for people. */
  List<KnownRule> known() {
    AlertThresholds thresholds = new AlertThresholds(files);
    List<KnownRule> known = new ArrayList<>();
    for (RuleFile file : files) {
      for (GroupSpec group : file.groups()) {
        for (RuleSpec rule : group.rules()) {
          known.add(
              new KnownRule(
                  file.file(),
                  new RuleName(group.name(), rule.name()),
                  changed(group, rule),
                  isEnabled(file, group, rule),
                  isConfigured(file, rule),
                  rule instanceof AlertSpec alert ? thresholds.of(alert) : Map.of(),
                  Optional.ofNullable(override(group, rule))));
        }
      }
    }
    return known;
  }

  private @Nullable RuleOverride override(GroupSpec group, RuleSpec rule) {
    return rule instanceof AlertSpec
        ? overrides.get(new RuleName(group.name(), rule.name()))
        : null;
  }

  private boolean isConfigured(RuleFile file, RuleSpec rule) {
    return !(rule instanceof AlertSpec
        && file.file().startsWith(SHIPPED)
        && disabled.contains(rule.name()));
  }

  private boolean isEnabled(RuleFile file, GroupSpec group, RuleSpec rule) {
    RuleOverride override = override(group, rule);
    Boolean told = override == null ? null : override.enabled();
    return told == null ? isConfigured(file, rule) : told;
  }

  private RuleSpec changed(GroupSpec group, RuleSpec rule) {
    RuleOverride override = override(group, rule);
    return rule instanceof AlertSpec alert && override != null
        ? AlertThresholds.with(alert, override.thresholds())
        : rule;
  }
}
