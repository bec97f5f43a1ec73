/**
 * Numbers, times, durations and quoted texts as Go's libraries write them. {@link
 * io.monitorix.alerts.template.format.Floats} writes numbers.
 */
@NullMarked
package io.monitorix.alerts.template.format;

import org.jspecify.annotations.NullMarked;
