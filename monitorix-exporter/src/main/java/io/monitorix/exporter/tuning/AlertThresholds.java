package io.monitorix.exporter.tuning;

import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.ast.Binary;
import io.monitorix.alerts.promql.ast.BinaryOperator;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.NumberLiteral;
import io.monitorix.alerts.promql.ast.Span;
import io.monitorix.alerts.promql.ast.VectorSelector;
import io.monitorix.alerts.rules.file.AlertSpec;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.rules.file.RuleSpec;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an alert compares with: thresholds that come with Monitorix, by their names, and numbers of
 * its own, called {@code limit}, or {@code limit1}, {@code limit2}, … where there are several.
 */
public final class AlertThresholds {

  private static final String LIMIT = "limit";

  private static final Set<BinaryOperator> ORDERING =
      Set.of(BinaryOperator.GTR, BinaryOperator.GTE, BinaryOperator.LSS, BinaryOperator.LTE);

  private final Map<String, Double> shipped;

  /**
   * @param files those that the thresholds are recorded in, among others
   */
  public AlertThresholds(List<RuleFile> files) {
    Map<String, Double> values = new HashMap<>();
    files.stream()
        .flatMap(file -> file.groups().stream())
        .flatMap(group -> group.rules().stream())
        .filter(ShippedFiles::isThreshold)
        .forEach(rule -> value(rule).ifPresent(value -> values.put(name(rule), value)));
    this.shipped = Map.copyOf(values);
  }

  private static String name(RuleSpec rule) {
    return rule.labels().getOrDefault("name", "");
  }

  /** Where it is one number for all clusters. */
  private static Optional<Double> value(RuleSpec rule) {
    return rule.expr() instanceof Binary binary
            && binary.op() == BinaryOperator.MUL
            && binary.left() instanceof NumberLiteral number
            && binary.right() instanceof VectorSelector
        ? Optional.of(number.value())
        : Optional.empty();
  }

  /**
   * The thresholds of an alert, in their order.
   *
   * @return by their names; the value is null where it is not the same in all clusters
   */
  public Map<String, @Nullable Double> of(AlertSpec alert) {
    Map<String, @Nullable Double> found = new LinkedHashMap<>();
    limits(alert.expr()).forEach((span, limit) -> found.put(limit.name(), limit.value()));
    ExprRewriter.visit(
        alert.expr(),
        part -> shippedName(part).ifPresent(name -> found.putIfAbsent(name, shipped.get(name))));
    return Collections.unmodifiableMap(found);
  }

  /** The alert with other values; names that it does not have change nothing. */
  public static AlertSpec with(AlertSpec alert, Map<String, Double> values) {
    if (values.isEmpty()) {
      return alert;
    }
    Map<Span, Limit> limits = limits(alert.expr());
    Expr changed =
        ExprRewriter.replace(
            alert.expr(),
            part -> {
              if (part instanceof NumberLiteral && limits.containsKey(part.span())) {
                Double value = values.get(limits.get(part.span()).name());
                return value == null ? part : new NumberLiteral(value, false, part.span());
              }
              return shippedName(part)
                  .map(values::get)
                  .<Expr>map(
                      value ->
                          PromQl.parse("(" + Comparison.number(value) + " * monitorix_cluster)"))
                  .orElse(part);
            });
    return new AlertSpec(
        alert.name(),
        PromQl.parse(changed.toString()),
        alert.hold(),
        alert.keepFiringFor(),
        alert.labels(),
        alert.annotations(),
        alert.line());
  }

  private record Limit(String name, double value) {}

  /** Numbers that something is compared with, by where they stand. */
  private static Map<Span, Limit> limits(Expr expr) {
    Map<Span, Double> values = new LinkedHashMap<>();
    ExprRewriter.visit(
        expr,
        part -> {
          if (part instanceof Binary binary
              && ORDERING.contains(binary.op())
              && binary.right() instanceof NumberLiteral number) {
            values.put(number.span(), number.value());
          }
        });
    Map<Span, Limit> limits = new LinkedHashMap<>();
    values.forEach(
        (span, value) ->
            limits.put(
                span, new Limit(values.size() == 1 ? LIMIT : LIMIT + (limits.size() + 1), value)));
    return limits;
  }

  private static Optional<String> shippedName(Expr part) {
    return part instanceof VectorSelector selector && ShippedFiles.THRESHOLD.equals(selector.name())
        ? selector.matchers().stream()
            .filter(matcher -> matcher.name().equals("name"))
            .map(matcher -> matcher.value())
            .findFirst()
        : Optional.empty();
  }
}
