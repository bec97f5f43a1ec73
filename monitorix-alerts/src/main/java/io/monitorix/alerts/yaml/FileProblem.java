package io.monitorix.alerts.yaml;

import java.io.Serializable;

/**
 * One thing that is wrong with a file.
 *
 * @param file as it was named
 * @param line counted from 1; 0 where the file as a whole is meant
 * @param column counted from 1, in characters; 0 where the file as a whole is meant
 * @param message what is wrong
 */
public record FileProblem(String file, int line, int column, String message)
    implements Serializable {

  /** {@code file:line:column: message}, or {@code file: message} where there is no line. */
  @Override
  public String toString() {
    return line > 0 ? file + ":" + line + ":" + column + ": " + message : file + ": " + message;
  }
}
