package io.monitorix.alerts.promql.script;

/**
 * A query that did not give what was expected.
 *
 * @param line of its {@code eval}, from 1
 * @param query as the script has it
 * @param asRange whether it was right at its instant, and wrong when the same was asked as a range
 *     query around it
 * @param expected and {@code got}: one or several lines
 */
public record ScriptFailure(
    String file, int line, String query, boolean asRange, String expected, String got) {

  /** {@code file:line: query}, then what was expected and what came. */
  @Override
  public String toString() {
    return file
        + ":"
        + line
        + ": "
        + query
        + (asRange ? "  (right as an instant query, wrong in a range query)" : "")
        + "\n  expected: "
        + indented(expected)
        + "\n  got:      "
        + indented(got);
  }

  private static String indented(String text) {
    return text.replace("\n", "\n            ");
  }
}
