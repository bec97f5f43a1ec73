package io.monitorix.exporter.dashboards.check;

import org.jspecify.annotations.Nullable;

/** Reads dashboards with {@code panels}, and the older ones with {@code rows}. */
final class ClassicDashboard {

  private final Fields dashboard;
  private final Contents contents = new Contents();
  private final DataSources sources = new DataSources();

  private ClassicDashboard(Fields dashboard) {
    this.dashboard = dashboard;
  }

  static Contents read(Fields dashboard) {
    return new ClassicDashboard(dashboard).read();
  }

  private Contents read() {
    for (Fields input : dashboard.objects("__inputs")) {
      sources.learn(input.text("name"), input.text("pluginId"));
      contents.variable(
          TemplateVariable.of(input.text("name"), input.text("type"), input.text("value")));
    }
    for (Fields variable : dashboard.object("templating").objects("list")) {
      if (variable.text("type").equals("datasource")) {
        sources.learn(variable.text("name"), variable.text("query"));
      }
      contents.variable(
          TemplateVariable.of(
              variable.text("name"), variable.text("type"), variable.text("query")));
    }
    dashboard.object("templating").objects("list").forEach(this::variable);
    dashboard.object("annotations").objects("list").forEach(this::annotation);
    dashboard.objects("rows").forEach(row -> row.objects("panels").forEach(this::panel));
    dashboard.objects("panels").forEach(this::panel);
    return contents;
  }

  private void variable(Fields variable) {
    if (!variable.text("type").equals("query")) {
      return;
    }
    String place = "variable " + Contents.quoted(variable.text("name"));
    Object query = variable.get("query");
    String text = query instanceof String asked ? asked : Fields.of(query).text("query");
    if (isAsked(place, sources.type(variable.get("datasource")))) {
      contents.ask(
          new Asked(
              place, "", text.isBlank() ? variable.text("definition") : text, Asked.Kind.VARIABLE));
    }
  }

  private void annotation(Fields annotation) {
    String place = "annotation " + Contents.quoted(annotation.text("name"));
    String expr = annotation.text("expr");
    String asked = expr.isEmpty() ? annotation.object("target").text("expr") : expr;
    if (!asked.isEmpty() && isAsked(place, sources.type(annotation.get("datasource")))) {
      contents.ask(new Asked(place, "", asked, Asked.Kind.EXPRESSION));
    }
  }

  private void panel(Fields panel) {
    panel.objects("panels").forEach(this::panel);
    String place = Contents.panel(panel);
    Fields library = panel.object("libraryPanel");
    if (!library.map().isEmpty() && panel.objects("targets").isEmpty()) {
      Fields model = dashboard.object("__elements").object(library.text("uid")).object("model");
      if (model.map().isEmpty()) {
        contents.note(
            place,
            "not checked: the queries of the library panel "
                + Contents.quoted(library.text("name"))
                + " are not in this file; export it with its library panels");
      } else {
        targets(place, model);
      }
      return;
    }
    targets(place, panel);
  }

  private void targets(String place, Fields panel) {
    for (Fields query : panel.objects("targets")) {
      String expr = query.text("expr");
      String type = sources.type(query.get("datasource"), panel.get("datasource"));
      if (isAsked(place, type)) {
        contents.ask(new Asked(place, query.text("refId"), expr, Asked.Kind.EXPRESSION));
      }
    }
  }

  private boolean isAsked(String place, @Nullable String type) {
    if (DataSources.isPrometheus(type)) {
      return true;
    }
    if (!DataSources.isInternal(type)) {
      contents.note(place, "not checked: it asks a data source of another kind: " + type);
    }
    return false;
  }
}
