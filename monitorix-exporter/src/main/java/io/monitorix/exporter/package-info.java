/** The exporter as a process: Monitorix assembles and owns every part. */
@NullMarked
package io.monitorix.exporter;

import org.jspecify.annotations.NullMarked;
