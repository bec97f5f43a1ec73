/**
 * Measures the process as a whole: the runnable jar, started by its start script, against a
 * simulated cluster in another process. {@link io.monitorix.exporter.load.LoadBenchmark} starts
 * both and prints the figures.
 */
@NullMarked
package io.monitorix.exporter.load;

import org.jspecify.annotations.NullMarked;
