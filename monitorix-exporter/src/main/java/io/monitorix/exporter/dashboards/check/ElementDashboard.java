package io.monitorix.exporter.dashboards.check;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads dashboards of schema version 2, which have {@code elements}. */
final class ElementDashboard {

  private final Fields dashboard;
  private final Contents contents = new Contents();
  private final DataSources sources = new DataSources();

  private ElementDashboard(Fields dashboard) {
    this.dashboard = dashboard;
  }

  static Contents read(Fields dashboard) {
    return new ElementDashboard(dashboard).read();
  }

  private Contents read() {
    for (Fields variable : dashboard.objects("variables")) {
      Fields spec = variable.object("spec");
      String type = type(variable);
      if (type.equals("datasource")) {
        sources.learn(spec.text("name"), spec.text("pluginId"));
      }
      contents.variable(TemplateVariable.of(spec.text("name"), type, spec.text("query")));
    }
    dashboard.objects("variables").forEach(this::variable);
    dashboard.objects("annotations").forEach(each -> annotation(each.object("spec")));
    dashboard.objects("elements").forEach(this::element);
    return contents;
  }

  /** {@code QueryVariable} is of the type {@code query}. */
  private static String type(Fields variable) {
    String type = variable.text("kind").replaceAll("Variable$", "").toLowerCase(Locale.ROOT);
    return type.equals("text") ? "textbox" : type;
  }

  private void variable(Fields variable) {
    Fields spec = variable.object("spec");
    if (!type(variable).equals("query")) {
      return;
    }
    String place = "variable " + Contents.quoted(spec.text("name"));
    Fields query = spec.object("query");
    if (isAsked(place, query, spec)) {
      String text = query.object("spec").text("query");
      String legacy = query.object("spec").text("__legacyStringValue");
      String asked = text.isBlank() ? legacy : text;
      contents.ask(
          new Asked(
              place, "", asked.isBlank() ? spec.text("definition") : asked, Asked.Kind.VARIABLE));
    }
  }

  private void annotation(Fields spec) {
    String place = "annotation " + Contents.quoted(spec.text("name"));
    String expr = spec.object("query").object("spec").text("expr");
    String asked = expr.isEmpty() ? spec.object("legacyOptions").text("expr") : expr;
    if (!asked.isEmpty() && isAsked(place, spec.object("query"), spec)) {
      contents.ask(new Asked(place, "", asked, Asked.Kind.EXPRESSION));
    }
  }

  private void element(Fields element) {
    Fields spec = element.object("spec");
    String place = Contents.panel(spec);
    if (element.text("kind").equals("LibraryPanel")) {
      contents.note(place, "not checked: the queries of a library panel are not in this file");
      return;
    }
    for (Fields query : spec.object("data").object("spec").objects("queries")) {
      Fields asked = query.object("spec");
      if (isAsked(place, asked.object("query"), asked)) {
        contents.ask(
            new Asked(
                place,
                asked.text("refId"),
                asked.object("query").object("spec").text("expr"),
                Asked.Kind.EXPRESSION));
      }
    }
  }

  /** The kind of data source stands in {@code group}, and in earlier versions in {@code kind}. */
  private boolean isAsked(String place, Fields query, Fields around) {
    String group = query.text("group");
    String kind = query.text("kind");
    String told = group.isEmpty() && !kind.equals("DataQuery") ? kind : group;
    @Nullable String type =
        told.isEmpty() ? sources.type(query.get("datasource"), around.get("datasource")) : told;
    if (DataSources.isPrometheus(type)) {
      return true;
    }
    if (!DataSources.isInternal(type)) {
      contents.note(place, "not checked: it asks a data source of another kind: " + type);
    }
    return false;
  }
}
