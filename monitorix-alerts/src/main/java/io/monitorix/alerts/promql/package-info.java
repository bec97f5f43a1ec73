/**
 * PromQL in process: {@link io.monitorix.alerts.promql.PromQl} reads queries, {@link
 * io.monitorix.alerts.promql.Engine} evaluates them.
 */
@NullMarked
package io.monitorix.alerts.promql;

import org.jspecify.annotations.NullMarked;
