package io.monitorix.grafana.dashboard.json;

import io.monitorix.grafana.dashboard.model.Panel;
import io.monitorix.grafana.dashboard.model.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets panels into the grid, from left to right and from top to bottom. Used once. */
final class Layout {

  private static final int COLUMNS = 24;

  private final List<Section> sections;
  private final List<Map<String, @Nullable Object>> placed = new ArrayList<>();
  private int ids;
  private int x;
  private int y;
  private int height;

  Layout(List<Section> sections) {
    this.sections = sections;
  }

  List<Map<String, @Nullable Object>> panels() {
    for (Section section : sections) {
      nextLine();
      if (section.closed()) {
        addClosed(section);
      } else {
        addOpen(section);
      }
    }
    return placed;
  }

  private void addOpen(Section section) {
    if (!section.title().isEmpty()) {
      placed.add(heading(section, List.of()));
    }
    section.panels().forEach(panel -> placed.add(place(panel)));
  }

  /** What is closed lies within its heading, where it will be once it is open. */
  private void addClosed(Section section) {
    List<Map<String, @Nullable Object>> within = new ArrayList<>();
    placed.add(heading(section, within));
    int below = y;
    section.panels().forEach(panel -> within.add(place(panel)));
    nextLine();
    y = below;
  }

  private Map<String, @Nullable Object> heading(
      Section section, List<Map<String, @Nullable Object>> within) {
    Map<String, @Nullable Object> heading =
        Tree.of(
            "id",
            nextId(),
            "type",
            "row",
            "title",
            section.title(),
            "collapsed",
            section.closed(),
            "gridPos",
            position(COLUMNS, 1),
            "panels",
            within);
    y++;
    return heading;
  }

  private Map<String, @Nullable Object> place(Panel panel) {
    if (x + panel.width() > COLUMNS) {
      nextLine();
    }
    Map<String, @Nullable Object> json = Tree.of("id", nextId());
    json.putAll(PanelJson.of(panel));
    json.put("gridPos", position(panel.width(), panel.height()));
    x += panel.width();
    height = Math.max(height, panel.height());
    return json;
  }

  private void nextLine() {
    x = 0;
    y += height;
    height = 0;
  }

  private int nextId() {
    ids++;
    return ids;
  }

  private Map<String, @Nullable Object> position(int width, int rows) {
    return Tree.of("x", x, "y", y, "w", width, "h", rows);
  }
}
