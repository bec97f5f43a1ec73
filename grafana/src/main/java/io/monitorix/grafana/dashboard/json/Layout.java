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
  private int x;
  private int y;
  private int height;

  Layout(List<Section> sections) {
    this.sections = sections;
  }

  List<Map<String, @Nullable Object>> panels() {
    for (Section section : sections) {
      nextLine();
      if (!section.title().isEmpty()) {
        placed.add(
            Tree.of(
                "id",
                nextId(),
                "type",
                "row",
                "title",
                section.title(),
                "collapsed",
                false,
                "gridPos",
                position(COLUMNS, 1),
                "panels",
                List.of()));
        y++;
      }
      section.panels().forEach(this::place);
    }
    return placed;
  }

  private void place(Panel panel) {
    if (x + panel.width() > COLUMNS) {
      nextLine();
    }
    Map<String, @Nullable Object> json = Tree.of("id", nextId());
    json.putAll(PanelJson.of(panel));
    json.put("gridPos", position(panel.width(), panel.height()));
    placed.add(json);
    x += panel.width();
    height = Math.max(height, panel.height());
  }

  private void nextLine() {
    x = 0;
    y += height;
    height = 0;
  }

  private int nextId() {
    return placed.size() + 1;
  }

  private Map<String, @Nullable Object> position(int width, int rows) {
    return Tree.of("x", x, "y", y, "w", width, "h", rows);
  }
}
