/**
 * Writes down what is appended until it is in a block, and reads it back. {@link
 * io.monitorix.alerts.series.wal.Journal} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.series.wal;

import org.jspecify.annotations.NullMarked;
