/**
 * Reads targets on a schedule: {@link io.monitorix.exporter.poll.TargetSet} is the way in, {@link
 * io.monitorix.exporter.poll.SnapshotBoard} the way out.
 */
@NullMarked
package io.monitorix.exporter.poll;

import org.jspecify.annotations.NullMarked;
