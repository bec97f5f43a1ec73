package io.monitorix.alerts.promql.script;

/** What was expected and what came instead, each in one or several lines. */
record Mismatch(String expected, String got) {}
