package io.monitorix.exporter.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Gathers what is wrong with one file, so that it can be told at once. Not thread-safe. */
final class Problems {

  private static final Comparator<ConfigProblem> BY_POSITION =
      Comparator.comparingInt(ConfigProblem::line).thenComparingInt(ConfigProblem::column);

  private final String file;
  // A node that aliases repeat is read, and complained of, more than once.
  private final Set<ConfigProblem> found = new LinkedHashSet<>();

  Problems(String file) {
    this.file = file;
  }

  /** The file. */
  String file() {
    return file;
  }

  /** Of the file as a whole. */
  void add(String message) {
    add(0, 0, message);
  }

  /** At the node's first character. */
  void add(Node node, String message) {
    add(node.getStartMark(), message);
  }

  /** At the mark, or of the file as a whole without one. */
  void add(Optional<Mark> mark, String message) {
    // Marks count from 0.
    add(
        mark.map(m -> m.getLine() + 1).orElse(0),
        mark.map(m -> m.getColumn() + 1).orElse(0),
        message);
  }

  /** Of another file that this one names. */
  void add(ConfigProblem problem) {
    found.add(problem);
  }

  /** At a position that is counted from 1. */
  void add(int line, int column, String message) {
    found.add(new ConfigProblem(file, line, column, message));
  }

  /**
   * Ends the reading, unless nothing was found.
   *
   * @throws ConfigException with all problems, in the order of the file
   */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw exception();
    }
  }

  /** All problems so far, in the order of the file. */
  ConfigException exception() {
    List<ConfigProblem> sorted = new ArrayList<>(found);
    sorted.sort(
        Comparator.comparing((ConfigProblem p) -> !p.file().equals(file))
            .thenComparing(BY_POSITION));
    return new ConfigException(sorted);
  }
}
