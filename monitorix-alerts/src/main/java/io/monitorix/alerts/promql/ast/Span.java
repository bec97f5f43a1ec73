package io.monitorix.alerts.promql.ast;

/**
 * Where something stands in the text of a query.
 *
 * @param start index of its first character
 * @param end index after its last
 */
public record Span(int start, int end) {

  /** From the beginning of this to the end of the other. */
  public Span to(Span other) {
    return new Span(start, other.end);
  }
}
