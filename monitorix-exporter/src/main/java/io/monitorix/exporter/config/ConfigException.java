package io.monitorix.exporter.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration cannot be used. Its message lists every problem, one a line. */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // List.copyOf gives a serializable list, of serializable records.
  private final List<ConfigProblem> problems;

  /**
   * Puts the problems together.
   *
   * @param problems at least one
   */
  public ConfigException(List<ConfigProblem> problems) {
    super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** The problems, in the order of the file. */
  public List<ConfigProblem> problems() {
    return problems;
  }
}
