package io.monitorix.exporter.report;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.rules.VectorQuery;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks the metrics for what a report says of them. */
final class FactQueries {

  private static final Set<String> SUBJECT = Set.of("cluster", "id");

  /** A storage that several nodes share is one. */
  private static final Expr FULLEST =
      PromQl.parse(
          "topk(5, max by (cluster, id) (pve_storage_usage_bytes / (pve_storage_size_bytes > 0))"
              + " and on (cluster, id) pve_storage_unique_info)");

  private static final Expr DAYS_LEFT =
      PromQl.parse(
          "max by (cluster, id) ((pve_storage_size_bytes - pve_storage_usage_bytes)"
              + " / (deriv(pve_storage_usage_bytes[3d]) > 0)) / 86400 < 365");

  private static final Expr NOT_BACKED_UP =
      PromQl.parse("max by (cluster, id) (pve_not_backed_up_info)");

  private static final Expr BACKUPS_KNOWN = PromQl.parse("count(pve_not_backed_up_total)");

  private static final Expr OLDEST_BACKUPS =
      PromQl.parse("topk(5, time() - max by (cluster, id) (pve_backup_last_timestamp_seconds))");

  private final VectorQuery queries;

  FactQueries(VectorQuery queries) {
    this.queries = queries;
  }

  /**
   * All of them.
   *
   * @throws RuntimeException if a query cannot be answered
   */
  Facts at(Instant time) {
    Map<Labels, Double> daysLeft = new LinkedHashMap<>();
    ask(DAYS_LEFT, time).forEach(each -> daysLeft.put(each.labels(), each.value()));
    return new Facts(
        ask(FULLEST, time),
        daysLeft,
        !ask(BACKUPS_KNOWN, time).isEmpty(),
        ask(NOT_BACKED_UP, time),
        ask(OLDEST_BACKUPS, time));
  }

  private List<Finding> ask(Expr expr, Instant time) {
    return queries.ask(expr, time).stream()
        .map(FactQueries::finding)
        .sorted(
            Comparator.comparingDouble(Finding::value).reversed().thenComparing(Finding::subject))
        .toList();
  }

  private static Finding finding(Value.Element element) {
    return new Finding(element.labels().keep(SUBJECT), element.value());
  }
}
