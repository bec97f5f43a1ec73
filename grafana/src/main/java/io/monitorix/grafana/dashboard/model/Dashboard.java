package io.monitorix.grafana.dashboard.model;

import java.util.List;

/**
 * A dashboard.
 *
 * @param page which one it is: its identifier, title and file
 * @param description what it answers, in a sentence
 * @param variables what its reader can choose, in order; each after those that its query names
 * @param annotations what is marked in its graphs
 * @param sections its panels, from top to bottom
 */
public record Dashboard(
    Page page,
    String description,
    List<Variable> variables,
    List<Annotation> annotations,
    List<Section> sections) {

  /** Copies the lists. */
  public Dashboard {
    variables = List.copyOf(variables);
    annotations = List.copyOf(annotations);
    sections = List.copyOf(sections);
  }
}
