package io.monitorix.grafana.dashboard.json;

import static io.monitorix.grafana.dashboard.json.FieldJson.links;
import static io.monitorix.grafana.dashboard.json.FieldJson.mappings;
import static io.monitorix.grafana.dashboard.json.FieldJson.thresholds;

import io.monitorix.grafana.dashboard.model.Query;
import io.monitorix.grafana.dashboard.model.Unit;
import io.monitorix.grafana.dashboard.model.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A table: the queries' rows are merged, and of their columns those are shown that are named. */
final class TableJson {

  private TableJson() {}

  static ViewJson of(View.Table table, List<Query> queries) {
    return new ViewJson(
        "table",
        "thresholds",
        Tree.of(),
        Tree.of("align", "auto", "cellOptions", Tree.of("type", "auto"), "filterable", false),
        Tree.of(
            "showHeader",
            true,
            "cellHeight",
            "sm",
            "footer",
            Tree.of("show", false, "reducer", List.of("sum"), "countRows", false, "fields", ""),
            "sortBy",
            List.of(Tree.of("displayName", table.sortBy(), "desc", table.descending()))),
        overrides(table, queries.size()),
        transformations(table, queries));
  }

  private static String field(View.Column column, int queries) {
    return queries == 1 && column.field().equals("Value #A") ? "Value" : column.field();
  }

  private static List<Map<String, @Nullable Object>> transformations(
      View.Table table, List<Query> queries) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    List<String> trends = trends(queries);
    if (!trends.isEmpty()) {
      all.add(toTrends(trends));
    }
    if (queries.size() > 1) {
      all.add(Tree.of("id", "merge", "options", Tree.of()));
    }
    List<String> shown =
        table.columns().stream().map(column -> field(column, queries.size())).toList();
    all.add(
        Tree.of(
            "id", "filterFieldsByName", "options", Tree.of("include", Tree.of("names", shown))));
    Map<String, @Nullable Object> order = Tree.of();
    shown.forEach(name -> order.put(name, order.size()));
    all.add(
        Tree.of(
            "id",
            "organize",
            "options",
            Tree.of("indexByName", order, "excludeByName", Tree.of(), "renameByName", Tree.of())));
    return all;
  }

  private static List<String> trends(List<Query> queries) {
    return IntStream.range(0, queries.size())
        .filter(query -> !queries.get(query).instant())
        .mapToObj(Query::refId)
        .toList();
  }

  /**
   * Only of the frames that are over time: an instant query with one row would be taken for one,
   * too.
   */
  private static Map<String, @Nullable Object> toTrends(List<String> trends) {
    Map<String, @Nullable Object> options = Tree.of();
    trends.forEach(refId -> options.put(refId, Tree.of("stat", "lastNotNull")));
    return Tree.of(
        "id",
        "timeSeriesTable",
        "filter",
        Tree.of("id", "byRefId", "options", "/^(?:" + String.join("|", trends) + ")$/"),
        "options",
        options);
  }

  private static List<Map<String, @Nullable Object>> overrides(View.Table table, int queries) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (View.Column column : table.columns()) {
      all.add(
          Tree.of(
              "matcher",
              Tree.of("id", "byName", "options", field(column, queries)),
              "properties",
              properties(column)));
    }
    return all;
  }

  private static List<Map<String, @Nullable Object>> properties(View.Column column) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    all.add(Tree.property("displayName", column.title()));
    all.add(Tree.property("unit", column.unit().grafana()));
    all.add(Tree.property("noValue", "–"));
    if (column.unit() == Unit.TEXT) {
      all.add(Tree.property("custom.filterable", true));
    }
    if (!column.thresholds().isEmpty()) {
      all.add(Tree.property("thresholds", thresholds(column.thresholds())));
    }
    if (!column.states().isEmpty()) {
      all.add(Tree.property("mappings", mappings(column.states())));
    }
    if (column.bar()) {
      all.add(Tree.property("min", 0));
      all.add(Tree.property("max", 1));
      all.add(
          Tree.property(
              "custom.cellOptions",
              Tree.of("type", "gauge", "mode", "basic", "valueDisplayMode", "text")));
    } else if (column.trend()) {
      all.add(Tree.property("custom.cellOptions", Tree.of("type", "sparkline", "hideValue", true)));
    } else if (!column.thresholds().isEmpty() || !column.states().isEmpty()) {
      all.add(Tree.property("custom.cellOptions", Tree.of("type", "color-text")));
    }
    if (column.width() != null) {
      all.add(Tree.property("custom.width", column.width()));
    }
    if (!column.links().isEmpty()) {
      all.add(Tree.property("links", links(column.links())));
    }
    return all;
  }
}
