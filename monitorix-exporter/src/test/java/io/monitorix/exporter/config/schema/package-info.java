/**
 * The JSON Schema of {@code monitorix.yml} for editors: its source, and the tests that hold it to
 * what the loader reads and to what the documentation says. Entry type: {@link
 * io.monitorix.exporter.config.schema.ConfigSchema}.
 */
@NullMarked
package io.monitorix.exporter.config.schema;

import org.jspecify.annotations.NullMarked;
