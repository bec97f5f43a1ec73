package io.monitorix.alerts.remote.query;

import io.monitorix.alerts.promql.value.Annotations;
import io.monitorix.alerts.promql.value.Value;

/** The answer to a query, and what is to be known beside it. */
public record Answer(Value value, Annotations annotations) {}
