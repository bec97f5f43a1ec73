package io.monitorix.alerts.series.block;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.series.chunk.Chunk;
import java.util.List;

/**
 * A series of a block that is written.
 *
 * @param columns the chunks of each column, in the order of time
 */
public record BlockSeries(Labels labels, List<List<Chunk>> columns) {}
