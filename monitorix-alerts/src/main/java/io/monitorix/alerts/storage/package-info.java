/**
 * What queries ask of a store of series, whatever it is made of. {@link
 * io.monitorix.alerts.storage.SeriesSource} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.storage;

import org.jspecify.annotations.NullMarked;
