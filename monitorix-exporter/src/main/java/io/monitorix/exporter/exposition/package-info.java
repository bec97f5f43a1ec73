/**
 * Writes metrics as scrapers want them: text, OpenMetrics or protobuf, plain or gzip. {@link
 * io.monitorix.exporter.exposition.PreparedMetrics} keeps what is large ready, so that a scrape
 * only copies.
 */
@NullMarked
package io.monitorix.exporter.exposition;

import org.jspecify.annotations.NullMarked;
