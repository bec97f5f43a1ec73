package io.monitorix.exporter.dashboards.check;

/**
 * Something that will not work.
 *
 * @param kind what is wrong
 * @param place where, {@code panel 7 "CPU"} for instance; empty for the file
 * @param query which of the queries there, {@code A} for instance; empty where there is one alone
 * @param text what is wrong; names the metric or the variable
 */
public record Problem(Kind kind, String place, String query, String text) {

  /** What can be wrong. */
  public enum Kind {
    /** It cannot be read. */
    FILE,
    /** A query is no PromQL. */
    SYNTAX,
    /** A metric does not exist. */
    METRIC,
    /** A variable is not defined. */
    VARIABLE
  }
}
