/**
 * Writes a database into an archive, and an archive into a database. {@link
 * io.monitorix.exporter.backup.database.Dump} is the one, {@link
 * io.monitorix.exporter.backup.database.Restore} the other.
 */
@NullMarked
package io.monitorix.exporter.backup.database;

import org.jspecify.annotations.NullMarked;
