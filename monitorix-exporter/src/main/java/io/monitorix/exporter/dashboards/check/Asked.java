package io.monitorix.exporter.dashboards.check;

/**
 * What a dashboard asks of Prometheus.
 *
 * @param place where it stands, {@code panel 7 "CPU"} for instance
 * @param query which of the queries there, {@code A} for instance; empty where there is one alone
 * @param text as it stands there, variables included
 * @param kind how it is written
 */
record Asked(String place, String query, String text, Kind kind) {

  enum Kind {
    /** PromQL. */
    EXPRESSION,
    /** What variables ask: {@code label_values(…)} and the like. */
    VARIABLE
  }
}
