/**
 * Samples of one series, compressed: differences of differences for times, XOR for values. {@link
 * io.monitorix.alerts.series.chunk.Chunk} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.series.chunk;

import org.jspecify.annotations.NullMarked;
