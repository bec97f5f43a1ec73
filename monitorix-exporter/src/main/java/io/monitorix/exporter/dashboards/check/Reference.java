package io.monitorix.exporter.dashboards.check;

/**
 * A variable in a query.
 *
 * @param name without the signs around it
 * @param start index of its first character in the query
 * @param end index after its last
 * @param context what may stand there
 */
record Reference(String name, int start, int end, Context context) {

  enum Context {
    /** In quotes: any text. */
    TEXT,
    /** In braces, with the quotes that it brings along: a text. */
    QUOTED,
    /** In braces, before an operator: a label. */
    LABEL,
    /** In braces: matchers. */
    MATCHERS,
    /** Beside letters: a part of a name. */
    PART,
    /** A duration. */
    DURATION,
    /** The number of a duration whose unit follows. */
    NUMBER,
    /** Anything else: a metric, a number, a label, a function, a whole expression. */
    ANY
  }
}
