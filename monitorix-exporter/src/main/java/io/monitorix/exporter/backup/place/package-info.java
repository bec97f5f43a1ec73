/**
 * Where archives are kept, and which of them. {@link io.monitorix.exporter.backup.place.Place} is a
 * folder or a bucket, {@link io.monitorix.exporter.backup.place.Retention} chooses.
 */
@NullMarked
package io.monitorix.exporter.backup.place;

import org.jspecify.annotations.NullMarked;
