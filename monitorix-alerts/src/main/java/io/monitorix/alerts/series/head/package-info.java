/**
 * The newest samples, on the heap. {@link io.monitorix.alerts.series.head.Head} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.series.head;

import org.jspecify.annotations.NullMarked;
