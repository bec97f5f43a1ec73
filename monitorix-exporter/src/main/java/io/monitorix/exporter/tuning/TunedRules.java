package io.monitorix.exporter.tuning;

import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.rules.file.AlertSpec;
import io.monitorix.alerts.rules.file.GroupSpec;
import io.monitorix.alerts.rules.file.RecordSpec;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.rules.file.RuleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rules that come with Monitorix as a site wants them, and those that are made of its settings:
 * plain rules, all of which Prometheus takes as well.
 *
 * @param files of rules; each group has a name of its own
 * @param problems overrides that could not be compiled, and are left out
 */
public record TunedRules(List<RuleFile> files, List<TuningProblem> problems) {

  /** Copies the lists. */
  public TunedRules {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /**
   * Compiles.
   *
   * @param shipped what comes with Monitorix; empty where it is not wanted
   * @param disabled names of its alerts that are left out
   */
  public static TunedRules of(Tuning tuning, Optional<ShippedFiles> shipped, Set<String> disabled) {
    Overrides overrides = new Overrides(tuning.overrides());
    List<RuleFile> files = new ArrayList<>();
    shipped
        .map(ShippedFiles::files)
        .orElse(List.of())
        .forEach(
            file ->
                changed(file, rule -> ofShipped(rule, tuning, overrides, disabled))
                    .ifPresent(files::add));
    if (!tuning.thresholds().isEmpty()) {
      ThresholdRules thresholds = new ThresholdRules(overrides);
      List<RuleSpec> rules = new ArrayList<>();
      tuning.thresholds().forEach(each -> rules.add(thresholds.compile(each, rules.size() + 1)));
      files.add(file("thresholds", rules));
    }
    tuning
        .flapping()
        .ifPresent(
            flapping -> files.add(file("flapping", List.of(FlappingRule.compile(flapping)))));
    return new TunedRules(files, overrides.problems());
  }

  private static RuleFile file(String name, List<RuleSpec> rules) {
    return new RuleFile(
        "monitorix/" + name + ".yml",
        List.of(new GroupSpec("monitorix-" + name, null, null, 0, rules)));
  }

  private static Optional<RuleSpec> ofShipped(
      RuleSpec rule, Tuning tuning, Overrides overrides, Set<String> disabled) {
    if (rule instanceof AlertSpec alert) {
      return disabled.contains(alert.name())
          ? Optional.empty()
          : Optional.of(overrides.apply(alert));
    }
    return Optional.of(
        tuning.shippedThresholds().stream()
            .filter(each -> ShippedFiles.isThreshold(rule))
            .filter(each -> each.name().equals(rule.labels().get("name")))
            .findFirst()
            .map(each -> replaced(rule, each))
            .orElse(rule));
  }

  private static RuleSpec replaced(RuleSpec rule, ShippedThreshold threshold) {
    List<String> values = new ArrayList<>();
    boolean all = false;
    for (ShippedThreshold.ClusterValue each : threshold.values()) {
      ValueMatch cluster = each.cluster();
      all |= cluster == null;
      values.add(
          Comparison.number(each.value())
              + " * monitorix_cluster"
              + (cluster == null ? "" : "{" + cluster.of("cluster") + "}"));
    }
    if (!all) {
      values.add(rule.expr().toString());
    }
    return new RecordSpec(
        rule.name(), PromQl.parse(String.join(" or ", values)), rule.labels(), rule.line());
  }

  /** Empty if no rule is left. */
  private static Optional<RuleFile> changed(
      RuleFile file, Function<RuleSpec, Optional<RuleSpec>> change) {
    List<GroupSpec> groups =
        file.groups().stream()
            .map(
                group ->
                    new GroupSpec(
                        group.name(),
                        group.interval(),
                        group.queryOffset(),
                        group.limit(),
                        group.rules().stream()
                            .flatMap(rule -> change.apply(rule).stream())
                            .collect(Collectors.toList())))
            .filter(group -> !group.rules().isEmpty())
            .toList();
    return groups.isEmpty() ? Optional.empty() : Optional.of(new RuleFile(file.file(), groups));
  }
}
