/**
 * Keeps the number of series in bounds: what is selected, how series are relabelled, and how many
 * there may be. Entry type: {@link io.monitorix.exporter.volume.VolumeControl}.
 */
@NullMarked
package io.monitorix.exporter.volume;

import org.jspecify.annotations.NullMarked;
