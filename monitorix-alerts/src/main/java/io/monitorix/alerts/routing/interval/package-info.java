/**
 * Times of day, week, month and year at which routes are muted or active. {@link
 * io.monitorix.alerts.routing.interval.TimeIntervals} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.routing.interval;

import org.jspecify.annotations.NullMarked;
