/**
 * What a site changes of the rules that come with Monitorix, and adds to them, compiled to plain
 * rules that Prometheus takes as well. {@link io.monitorix.exporter.tuning.TunedRules} compiles.
 */
@NullMarked
package io.monitorix.exporter.tuning;

import org.jspecify.annotations.NullMarked;
