package io.monitorix.exporter.web.prometheus;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Names;
import io.monitorix.exporter.rules.RuleBook;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which rules are wanted.
 *
 * @param type {@code alert}, {@code record}, or empty for both
 * @param names of rules; empty for all
 * @param groups empty for all
 * @param files empty for all
 * @param matchers of the rules' labels, of which one list has to match; empty for all
 */
record RuleFilter(
    String type,
    Set<String> names,
    Set<String> groups,
    Set<String> files,
    List<List<LabelMatcher>> matchers,
    boolean withoutAlerts) {

  private static final Set<String> TYPES = Set.of("", "alert", "record");
  private static final Set<String> YES = Set.of("1", "t", "T", "true", "TRUE", "True");
  private static final Set<String> NO = Set.of("", "0", "f", "F", "false", "FALSE", "False");

  /**
   * As the parameters have it.
   *
   * @throws ApiException if any of them makes no sense
   */
  static RuleFilter of(Parameters parameters) {
    String type = parameters.text("type").toLowerCase(Locale.ROOT);
    if (!TYPES.contains(type)) {
      throw ApiException.parameter("type", "not supported value " + Names.quote(type));
    }
    String exclude = parameters.text("exclude_alerts");
    if (!YES.contains(exclude) && !NO.contains(exclude)) {
      throw ApiException.parameter("exclude_alerts", "not supported value " + Names.quote(exclude));
    }
    return new RuleFilter(
        type,
        Set.copyOf(parameters.all("rule_name[]")),
        Set.copyOf(parameters.all("rule_group[]")),
        Set.copyOf(parameters.all("file[]")),
        parameters.matchers(),
        YES.contains(exclude));
  }

  boolean takes(RuleBook.Group group) {
    return (groups.isEmpty() || groups.contains(group.name()))
        && (files.isEmpty() || files.contains(group.file()));
  }

  /** The group with no other rules than those that are wanted. */
  RuleBook.Group rulesOf(RuleBook.Group group) {
    return group.with(group.rules().stream().filter(this::takes).toList());
  }

  private boolean takes(RuleBook.Rule rule) {
    String own = rule instanceof RuleBook.Alerting ? "alert" : "record";
    return (type.isEmpty() || type.equals(own))
        && (names.isEmpty() || names.contains(rule.name()))
        && (matchers.isEmpty() || matchers.stream().anyMatch(each -> matches(rule, each)));
  }

  private static boolean matches(RuleBook.Rule rule, List<LabelMatcher> matchers) {
    return matchers.stream().allMatch(each -> each.matches(rule.labels().get(each.name())));
  }
}
