/**
 * Finds series by their labels. {@link io.monitorix.alerts.series.index.Selection} is the entry
 * type.
 */
@NullMarked
package io.monitorix.alerts.series.index;

import org.jspecify.annotations.NullMarked;
