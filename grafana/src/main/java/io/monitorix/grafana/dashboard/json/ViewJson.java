package io.monitorix.grafana.dashboard.json;

import io.monitorix.grafana.dashboard.model.Query;
import io.monitorix.grafana.dashboard.model.View;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What makes one kind of panel.
 *
 * @param type Grafana's name of it
 * @param colorMode where its colours come from
 * @param defaults what its fields have beside what all have
 * @param custom what its fields have of this kind alone
 */
record ViewJson(
    String type,
    String colorMode,
    Map<String, @Nullable Object> defaults,
    Map<String, @Nullable Object> custom,
    Map<String, @Nullable Object> options,
    List<Map<String, @Nullable Object>> overrides,
    List<Map<String, @Nullable Object>> transformations) {

  private static final Map<String, @Nullable Object> LAST =
      Tree.of("calcs", List.of("lastNotNull"), "fields", "", "values", false);

  private static final Map<String, @Nullable Object> LEGEND_BESIDE =
      legendBeside(List.of("lastNotNull"), 250);

  private static final Map<String, @Nullable Object> LEGEND_BESIDE_WIDE =
      legendBeside(List.of("lastNotNull", "max"), 340);

  private static final Map<String, @Nullable Object> LEGEND_BELOW =
      Tree.of(
          "showLegend",
          true,
          "displayMode",
          "list",
          "placement",
          "bottom",
          "calcs",
          List.of("lastNotNull"));

  static ViewJson of(View view, List<Query> queries, int width) {
    if (view instanceof View.Graph graph) {
      return graph(graph, width);
    } else if (view instanceof View.Stat stat) {
      return stat(stat);
    } else if (view instanceof View.Bars) {
      return bars();
    } else if (view instanceof View.Timeline) {
      return timeline();
    }
    if (view instanceof View.Live live) {
      return TableJson.of(live.table(), List.of());
    }
    return TableJson.of((View.Table) view, queries);
  }

  private static Map<String, @Nullable Object> legend(int width) {
    if (width < 12) {
      return LEGEND_BELOW;
    }
    return width < 18 ? LEGEND_BESIDE : LEGEND_BESIDE_WIDE;
  }

  private static Map<String, @Nullable Object> legendBeside(List<String> calcs, int pixels) {
    return Tree.of(
        "showLegend",
        true,
        "displayMode",
        "table",
        "placement",
        "right",
        "calcs",
        calcs,
        "sortBy",
        "Last *",
        "sortDesc",
        true,
        "width",
        pixels);
  }

  private static ViewJson graph(View.Graph graph, int width) {
    Map<String, @Nullable Object> custom =
        Tree.of(
            "drawStyle",
            "line",
            "lineWidth",
            1,
            "fillOpacity",
            graph.stacked() ? 40 : 0,
            "gradientMode",
            "none",
            "showPoints",
            "auto",
            "spanNulls",
            false,
            "stacking",
            Tree.of("mode", graph.stacked() ? "normal" : "none", "group", "A"),
            "thresholdsStyle",
            Tree.of("mode", graph.line() ? "dashed" : "off"));
    Map<String, @Nullable Object> defaults = Tree.of("min", 0);
    if (graph.ratio()) {
      defaults.put("max", 1);
    }
    return new ViewJson(
        "timeseries",
        "palette-classic",
        defaults,
        custom,
        Tree.of("legend", legend(width), "tooltip", Tree.of("mode", "multi", "sort", "desc")),
        List.of(),
        List.of());
  }

  private static ViewJson stat(View.Stat stat) {
    return new ViewJson(
        "stat",
        "thresholds",
        Tree.of(),
        Tree.of(),
        Tree.of(
            "colorMode",
            stat.background() ? "background" : "value",
            "graphMode",
            "none",
            "justifyMode",
            "auto",
            "textMode",
            "auto",
            "wideLayout",
            true,
            "orientation",
            "auto",
            "reduceOptions",
            LAST),
        List.of(),
        List.of());
  }

  private static ViewJson bars() {
    return new ViewJson(
        "bargauge",
        "thresholds",
        Tree.of("min", 0),
        Tree.of(),
        Tree.of(
            "displayMode",
            "basic",
            "orientation",
            "horizontal",
            "valueMode",
            "color",
            "showUnfilled",
            true,
            "minVizHeight",
            10,
            "maxVizHeight",
            22,
            "sizing",
            "auto",
            "namePlacement",
            "left",
            "reduceOptions",
            LAST),
        List.of(),
        List.of());
  }

  private static ViewJson timeline() {
    return new ViewJson(
        "state-timeline",
        "thresholds",
        Tree.of(),
        Tree.of("lineWidth", 0, "fillOpacity", 80, "spanNulls", false),
        Tree.of(
            "mergeValues",
            true,
            "showValue",
            "never",
            "alignValue",
            "left",
            "rowHeight",
            0.85,
            "perPage",
            25,
            "legend",
            Tree.of("showLegend", true, "displayMode", "list", "placement", "bottom"),
            "tooltip",
            Tree.of("mode", "single", "sort", "none")),
        List.of(),
        List.of());
  }
}
