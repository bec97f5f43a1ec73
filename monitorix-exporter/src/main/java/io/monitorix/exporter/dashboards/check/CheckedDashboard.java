package io.monitorix.exporter.dashboards.check;

import java.util.List;

/**
 * What was found in a dashboard.
 *
 * @param file its name
 * @param title its title; empty if it could not be read
 * @param queries how many were looked at
 * @param problems what will not work
 * @param notes what was not looked at
 */
public record CheckedDashboard(
    String file, String title, int queries, List<Problem> problems, List<Note> notes) {

  /** Copies the lists. */
  public CheckedDashboard {
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }
}
