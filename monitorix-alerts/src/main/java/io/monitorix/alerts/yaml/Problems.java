package io.monitorix.alerts.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong with one file. Not thread-safe. */
public final class Problems {

  private final String file;
  // A node that aliases repeat is read, and complained of, more than once.
  private final Set<FileProblem> found = new LinkedHashSet<>();

  /** Of a file, as it shall be named in messages. */
  public Problems(String file) {
    this.file = file;
  }

  /** The file. */
  public String file() {
    return file;
  }

  /** At a place that is counted from 1; of the file as a whole if it is 0. */
  public void add(int line, int column, String message) {
    found.add(new FileProblem(file, line, column, message));
  }

  /** All so far, in the order of the file. */
  public List<FileProblem> all() {
    List<FileProblem> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingInt(FileProblem::line).thenComparingInt(FileProblem::column));
    return sorted;
  }

  /**
   * Ends the reading, unless nothing was found.
   *
   * @throws FileException with all problems
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new FileException(all());
    }
  }
}
