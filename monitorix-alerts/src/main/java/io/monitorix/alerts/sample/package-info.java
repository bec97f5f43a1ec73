/**
 * Takes metrics apart into the numbers that series are made of, as the text format has them. {@link
 * io.monitorix.alerts.sample.FlatSamples} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.sample;

import org.jspecify.annotations.NullMarked;
