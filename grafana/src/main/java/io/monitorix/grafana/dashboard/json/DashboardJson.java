package io.monitorix.grafana.dashboard.json;

import io.monitorix.grafana.dashboard.model.Annotation;
import io.monitorix.grafana.dashboard.model.Dashboard;
import io.monitorix.grafana.dashboard.model.Page;
import io.monitorix.grafana.dashboard.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a dashboard as Grafana imports it. */
public final class DashboardJson {

  static final Map<String, @Nullable Object> DATA_SOURCE =
      Tree.of("type", "prometheus", "uid", "${datasource}");

  private static final int SCHEMA_VERSION = 39;

  private static final String TAG = "monitorix";

  private DashboardJson() {}

  /** The text of its file. */
  public static String text(Dashboard dashboard) {
    return Tree.text(
        Tree.of(
            "uid",
            dashboard.page().uid(),
            "title",
            "Monitorix / " + dashboard.page().title(),
            "description",
            dashboard.description(),
            "tags",
            List.of(TAG, "proxmox"),
            "schemaVersion",
            SCHEMA_VERSION,
            "version",
            1,
            "editable",
            true,
            "graphTooltip",
            1,
            "timezone",
            "browser",
            "refresh",
            "30s",
            "time",
            Tree.of("from", "now-6h", "to", "now"),
            "links",
            links(dashboard.page()),
            "annotations",
            Tree.of("list", dashboard.annotations().stream().map(DashboardJson::json).toList()),
            "templating",
            Tree.of("list", variables(dashboard)),
            "panels",
            new Layout(dashboard.sections()).panels()));
  }

  /** Where one goes most often, and a list of all, which leaves room on a narrow screen. */
  private static List<Map<String, @Nullable Object>> links(Page from) {
    return Stream.concat(
            Stream.of(Page.OVERVIEW, Page.GUESTS, Page.ALERTS)
                .filter(page -> page != from)
                .map(page -> link("link", page.title(), "/d/" + page.uid(), List.of())),
            Stream.of(link("dashboards", "All dashboards", "", List.of(TAG))))
        .toList();
  }

  private static Map<String, @Nullable Object> link(
      String type, String title, String url, List<String> tags) {
    return Tree.of(
        "type",
        type,
        "title",
        title,
        "url",
        url,
        "icon",
        "dashboard",
        "tooltip",
        "",
        "includeVars",
        true,
        "keepTime",
        true,
        "asDropdown",
        !tags.isEmpty(),
        "targetBlank",
        false,
        "tags",
        tags);
  }

  private static Map<String, @Nullable Object> json(Annotation annotation) {
    return Tree.of(
        "name",
        annotation.name(),
        "datasource",
        DATA_SOURCE,
        "enable",
        annotation.on(),
        "expr",
        annotation.expr(),
        "titleFormat",
        annotation.name(),
        "textFormat",
        annotation.text(),
        "iconColor",
        annotation.color().grafana(),
        "step",
        "60s");
  }

  private static List<Map<String, @Nullable Object>> variables(Dashboard dashboard) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    all.add(
        Tree.of(
            "type",
            "datasource",
            "name",
            "datasource",
            "label",
            "Data source",
            "query",
            "prometheus",
            "regex",
            "",
            "refresh",
            1,
            "hide",
            0,
            "current",
            Tree.of()));
    dashboard.variables().forEach(variable -> all.add(json(variable)));
    return all;
  }

  private static Map<String, @Nullable Object> json(Variable variable) {
    Map<String, @Nullable Object> json =
        Tree.of(
            "type",
            "query",
            "name",
            variable.name(),
            "label",
            variable.label(),
            "datasource",
            DATA_SOURCE,
            "definition",
            variable.query(),
            "query",
            Tree.of("query", variable.query(), "refId", variable.name()),
            "regex",
            variable.regex(),
            // With the time that is shown: guests come and go.
            "refresh",
            2,
            "sort",
            5,
            "hide",
            0,
            "multi",
            variable.many(),
            "includeAll",
            variable.many());
    if (variable.many()) {
      // Matches a series without the label too: whoever scrapes /pve has no clusters.
      json.put("allValue", ".*");
      json.put(
          "current", Tree.of("selected", true, "text", List.of("All"), "value", List.of("$__all")));
    } else {
      json.put("current", Tree.of());
    }
    return json;
  }
}
