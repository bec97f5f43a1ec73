package io.monitorix.grafana.dashboard.model;

import java.util.List;

/**
 * Panels below a heading.
 *
 * @param title the heading; empty for panels at the top that need none
 * @param panels its panels, set from left to right into 24 columns
 */
public record Section(String title, List<Panel> panels) {

  /** Copies the list. */
  public Section {
    panels = List.copyOf(panels);
  }

  /** A section with a heading. */
  public static Section of(String title, Panel... panels) {
    return new Section(title, List.of(panels));
  }

  /** Panels at the top, without a heading. */
  public static Section top(Panel... panels) {
    return new Section("", List.of(panels));
  }
}
