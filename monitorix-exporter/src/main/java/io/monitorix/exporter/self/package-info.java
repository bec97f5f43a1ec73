/**
 * What the process tells of itself: the JVM and the process through Micrometer, its scrapes and its
 * version. {@link io.monitorix.exporter.self.SelfMetrics} is the way in.
 */
@NullMarked
package io.monitorix.exporter.self;

import org.jspecify.annotations.NullMarked;
