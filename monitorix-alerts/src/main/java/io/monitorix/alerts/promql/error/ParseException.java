package io.monitorix.alerts.promql.error;

/** A text that is no PromQL, or whose types do not fit. */
public final class ParseException extends QueryException {

  private static final long serialVersionUID = 1L;

  private final int start;
  private final int end;
  private final int line;
  private final int column;
  private final String reason;

  /**
   * A fault in a text.
   *
   * @param query all of it
   * @param start index of the first character that is wrong
   * @param end index after the last
   */
  public ParseException(String query, int start, int end, String reason) {
    super(position(query, start) + ": parse error: " + reason);
    this.start = start;
    this.end = end;
    this.line = line(query, start);
    this.column = column(query, start);
    this.reason = reason;
  }

  /** {@code line:column} of an index in a text, both from 1. */
  public static String position(String query, int index) {
    return line(query, index) + ":" + column(query, index);
  }

  /** Index of the first character that is wrong. */
  public int start() {
    return start;
  }

  /** Index after the last character that is wrong. */
  public int end() {
    return end;
  }

  /** The line of {@link #start}, from 1. */
  public int line() {
    return line;
  }

  /** The column of {@link #start}, from 1. */
  public int column() {
    return column;
  }

  /** What is wrong, without the position. */
  public String reason() {
    return reason;
  }

  @Override
  public String errorType() {
    return "bad_data";
  }

  private static int line(String query, int index) {
    return 1 + (int) query.substring(0, index).chars().filter(c -> c == '\n').count();
  }

  private static int column(String query, int index) {
    return index - query.lastIndexOf('\n', index - 1);
  }
}
