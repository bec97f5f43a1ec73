/** Writes JSON as bytes, fast enough for answers of megabytes. The entry is {@code JsonWriter}. */
@NullMarked
package io.monitorix.examples.simulator.json;

import org.jspecify.annotations.NullMarked;
