/** Evaluates rules over the series that are kept, and tells how they are. */
@NullMarked
package io.monitorix.exporter.rules;

import org.jspecify.annotations.NullMarked;
