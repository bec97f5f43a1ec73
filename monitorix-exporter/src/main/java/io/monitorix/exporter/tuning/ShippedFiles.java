package io.monitorix.exporter.tuning;

import io.monitorix.alerts.promql.ast.Binary;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.VectorSelector;
import io.monitorix.alerts.rules.RuleTemplates;
import io.monitorix.alerts.rules.file.AlertSpec;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.rules.file.RuleSpec;
import io.monitorix.grafana.ShippedRules;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules that come with Monitorix, as they are.
 *
 * @param files named {@code shipped/guests.yml} and so on
 */
public record ShippedFiles(List<RuleFile> files) {

  static final String THRESHOLD = "monitorix_threshold";

  /** Copies the list. */
  public ShippedFiles {
    files = List.copyOf(files);
  }

  /** Reads them. */
  public static ShippedFiles read() {
    return new ShippedFiles(
        ShippedRules.texts().entrySet().stream()
            .map(
                entry ->
                    RuleFile.parse(
                        "shipped/" + entry.getKey() + ".yml",
                        entry.getValue(),
                        RuleTemplates.CHECK))
            .toList());
  }

  /** The names of the alerts. */
  public List<String> alerts() {
    return rules().filter(AlertSpec.class::isInstance).map(RuleSpec::name).toList();
  }

  /** The names of the thresholds. */
  public List<String> thresholds() {
    return rules()
        .filter(ShippedFiles::isThreshold)
        .map(rule -> rule.labels().get("name"))
        .filter(Objects::nonNull)
        .toList();
  }

  private Stream<RuleSpec> rules() {
    return files.stream()
        .flatMap(file -> file.groups().stream())
        .flatMap(group -> group.rules().stream());
  }

  /** Whether a rule records a threshold, whose name is in its label {@code name}. */
  static boolean isThreshold(RuleSpec rule) {
    return rule.name().equals(THRESHOLD);
  }

  /** The name of the threshold that a part of an expression compares with. */
  static Optional<String> comparedWith(Expr part) {
    return part instanceof Binary binary
            && binary.op().isComparison()
            && binary.right() instanceof VectorSelector selector
            && selector.name().equals(THRESHOLD)
        ? selector.matchers().stream()
            .filter(matcher -> matcher.name().equals("name"))
            .map(matcher -> matcher.value())
            .findFirst()
        : Optional.empty();
  }
}
