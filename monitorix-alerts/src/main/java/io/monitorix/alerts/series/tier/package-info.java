/**
 * Aggregates of samples over intervals, and which of them a query is given. {@link
 * io.monitorix.alerts.series.tier.Aggregation} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.series.tier;

import org.jspecify.annotations.NullMarked;
