package io.monitorix.grafana.dashboard.model;

/**
 * A query in PromQL.
 *
 * @param expr the expression, with Grafana's variables
 * @param legend the name of each series, with labels in double braces; empty in tables
 * @param instant whether it asks for one moment, the end of the time that is shown
 */
public record Query(String expr, String legend, boolean instant) {

  /** What Grafana calls the query at this place, counted from 0. */
  public static String refId(int index) {
    return String.valueOf((char) ('A' + index));
  }

  /** Asks for the whole time that is shown. */
  public static Query over(String expr, String legend) {
    return new Query(expr, legend, false);
  }

  /** Asks for the end of the time that is shown. */
  public static Query now(String expr, String legend) {
    return new Query(expr, legend, true);
  }

  /** Asks for the end of the time that is shown, for a table. */
  public static Query now(String expr) {
    return new Query(expr, "", true);
  }
}
