package io.monitorix.grafana.dashboard.model;

import java.util.List;

/**
 * Panels below a heading.
 *
 * @param title the heading; empty for panels at the top that need none
 * @param panels its panels, set from left to right into 24 columns
 * @param closed whether only the heading is seen until somebody opens it
 */
public record Section(String title, List<Panel> panels, boolean closed) {

  /** Copies the list. */
  public Section {
    panels = List.copyOf(panels);
  }

  /** A section with a heading. */
  public static Section of(String title, Panel... panels) {
    return new Section(title, List.of(panels), false);
  }

  /** Panels at the top, without a heading. */
  public static Section top(Panel... panels) {
    return new Section("", List.of(panels), false);
  }

  /** A section that is opened by a click on its heading; its panels ask for nothing before. */
  public static Section closed(String title, Panel... panels) {
    return new Section(title, List.of(panels), true);
  }
}
