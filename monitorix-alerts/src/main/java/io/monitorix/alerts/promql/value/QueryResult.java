package io.monitorix.alerts.promql.value;

/** The answer to a query. */
public record QueryResult(Value value, Annotations annotations, Statistics statistics) {}
