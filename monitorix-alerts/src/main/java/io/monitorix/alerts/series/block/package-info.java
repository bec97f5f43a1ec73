/**
 * Files of chunks with an index of their own, written once, then mapped and read on demand. {@link
 * io.monitorix.alerts.series.block.Block} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.series.block;

import org.jspecify.annotations.NullMarked;
