package io.monitorix.exporter.dashboards.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is found while a dashboard is read. */
final class Contents {

  private final Map<String, TemplateVariable> variables = new LinkedHashMap<>();
  private final List<Asked> asked = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  void variable(TemplateVariable variable) {
    variables.put(variable.name(), variable);
  }

  /** Adds a query, if there is something to ask. */
  void ask(Asked query) {
    if (!query.text().isBlank()) {
      asked.add(query);
    }
  }

  /** Adds a note, once. */
  void note(String place, String text) {
    Note note = new Note(place, text);
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }

  Map<String, TemplateVariable> variables() {
    return variables;
  }

  List<Asked> asked() {
    return asked;
  }

  List<Note> notes() {
    return notes;
  }

  /** How a panel is called. */
  static String panel(Fields panel) {
    String id = panel.text("id");
    String title = panel.text("title");
    return "panel" + (id.isEmpty() ? "" : " " + id) + (title.isEmpty() ? "" : " " + quoted(title));
  }

  static String quoted(String text) {
    return '"' + text + '"';
  }
}
