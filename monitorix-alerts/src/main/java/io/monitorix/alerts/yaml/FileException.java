package io.monitorix.alerts.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be used. Its message has a line for each problem. */
public final class FileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<FileProblem> problems;

  /**
   * With all that is wrong.
   *
   * @param problems at least one
   */
  public FileException(List<FileProblem> problems) {
    super(problems.stream().map(FileProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All that is wrong, in the order of the file. */
  public List<FileProblem> problems() {
    return problems;
  }
}
