package io.monitorix.alerts.exposition;

/** A text that is not of its format. The message begins with line and column. */
public final class ExpositionException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int EXCERPT = 40;

  private final int line;
  private final int column;
  private final String reason;

  private ExpositionException(int line, int column, String reason) {
    super("line " + line + ", column " + column + ": " + reason);
    this.line = line;
    this.column = column;
    this.reason = reason;
  }

  /** What is wrong at an index of the text. */
  static ExpositionException at(String text, int index, String message) {
    int end = Math.min(index, text.length());
    int line = 1;
    int begin = 0;
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        begin = i + 1;
      }
    }
    return new ExpositionException(line, text.codePointCount(begin, end) + 1, message);
  }

  /** What stands there, on one line and not too long of it. */
  static String excerpt(String text, int from, int to) {
    int end = Math.min(to, from + EXCERPT);
    String shown = text.substring(from, end).replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", "?");
    return "'" + shown + (end < to ? "…'" : "'");
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }

  /** The column, from 1, in characters. */
  public int column() {
    return column;
  }

  /** The message without the place. */
  public String reason() {
    return reason;
  }
}
