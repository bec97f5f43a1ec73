/**
 * An exporter with a collector of its own. {@link io.monitorix.examples.collector.Main} is the
 * program, {@link io.monitorix.examples.collector.BridgeCollector} the collector.
 */
@NullMarked
package io.monitorix.examples.collector;

import org.jspecify.annotations.NullMarked;
