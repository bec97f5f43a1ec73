package io.monitorix.grafana.dashboard.json;

import static io.monitorix.grafana.dashboard.json.FieldJson.links;
import static io.monitorix.grafana.dashboard.json.FieldJson.mappings;
import static io.monitorix.grafana.dashboard.json.FieldJson.thresholds;

import io.monitorix.grafana.dashboard.model.Panel;
import io.monitorix.grafana.dashboard.model.Query;
import io.monitorix.grafana.dashboard.model.State;
import io.monitorix.grafana.dashboard.model.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A panel without its place. */
final class PanelJson {

  /** Every two minutes of six hours, as Grafana rounds; each point costs a look at all guests. */
  private static final int MAX_POINTS = 150;

  /** Enough for a cell of a table. */
  private static final int MAX_POINTS_OF_A_TREND = 60;

  /** The data source that each Grafana has by itself. */
  private static final Map<String, @Nullable Object> GRAFANA =
      Tree.of("type", "datasource", "uid", "grafana");

  private PanelJson() {}

  static Map<String, @Nullable Object> of(Panel panel) {
    boolean lines = panel.view() instanceof View.Graph;
    ViewJson view = ViewJson.of(panel.view(), panel.queries(), panel.width());
    Map<String, @Nullable Object> defaults =
        Tree.of(
            "unit",
            panel.unit().grafana(),
            "noValue",
            panel.noData(),
            "color",
            Tree.of("mode", view.colorMode()),
            "thresholds",
            thresholds(panel.thresholds()),
            "mappings",
            mappings(lines ? List.of() : panel.states()),
            "links",
            links(panel.links()),
            "custom",
            view.custom());
    defaults.putAll(view.defaults());
    return Tree.of(
        "type",
        view.type(),
        "title",
        panel.title(),
        "description",
        panel.description(),
        "datasource",
        panel.view() instanceof View.Live ? GRAFANA : DashboardJson.DATA_SOURCE,
        "fieldConfig",
        Tree.of(
            "defaults", defaults, "overrides", lines ? colors(panel.states()) : view.overrides()),
        "options",
        view.options(),
        "transformations",
        view.transformations(),
        "maxDataPoints",
        panel.view() instanceof View.Table ? MAX_POINTS_OF_A_TREND : MAX_POINTS,
        "targets",
        targets(panel));
  }

  /** Lines have the colours of the states that they are named after. */
  private static List<Map<String, @Nullable Object>> colors(List<State> states) {
    return states.stream()
        .map(
            state ->
                Tree.of(
                    "matcher",
                    Tree.of("id", "byName", "options", state.text()),
                    "properties",
                    List.of(
                        Tree.property(
                            "color",
                            Tree.of("mode", "fixed", "fixedColor", state.color().grafana())))))
        .toList();
  }

  private static List<Map<String, @Nullable Object>> targets(Panel panel) {
    if (panel.view() instanceof View.Live live) {
      return List.of(
          Tree.of(
              "refId",
              "A",
              "datasource",
              GRAFANA,
              "queryType",
              "measurements",
              "channel",
              live.channel()));
    }
    boolean table = panel.view() instanceof View.Table;
    List<Map<String, @Nullable Object>> targets = new ArrayList<>();
    for (Query query : panel.queries()) {
      targets.add(
          Tree.of(
              "refId",
              Query.refId(targets.size()),
              "datasource",
              DashboardJson.DATA_SOURCE,
              "editorMode",
              "code",
              "expr",
              query.expr(),
              "legendFormat",
              query.legend().isEmpty() ? "__auto" : query.legend(),
              "format",
              table && query.instant() ? "table" : "time_series",
              "instant",
              query.instant(),
              "range",
              !query.instant()));
    }
    return targets;
  }
}
