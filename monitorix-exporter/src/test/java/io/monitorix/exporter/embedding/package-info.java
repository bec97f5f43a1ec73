/**
 * What {@code docs/embedding.md} shows of the exporter as a library, compiled and run. Entry type:
 * {@link io.monitorix.exporter.embedding.EmbeddedExporter}.
 */
@NullMarked
package io.monitorix.exporter.embedding;

import org.jspecify.annotations.NullMarked;
