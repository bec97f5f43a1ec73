package io.monitorix.alerts.promql.ast;

/**
 * Where something stands in the text of a query.
 *
 * @param start index of its first character
 * @param end index after its last
 * @param line of its first character, from 1
 * @param column of its first character, from 1
 */
public record Span(int start, int end, int line, int column) {

  /** A span in a text of one line. */
  public Span(int start, int end) {
    this(start, end, 1, start + 1);
  }

  /** From the beginning of this to the end of the other. */
  public Span to(Span other) {
    return new Span(start, other.end, line, column);
  }
}
