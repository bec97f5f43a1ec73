/**
 * The file of a backup: what is in it, how it is written and read, whatever database it came from.
 * {@link io.monitorix.exporter.backup.archive.ArchiveWriter} makes one, {@link
 * io.monitorix.exporter.backup.archive.Archive} reads it.
 */
@NullMarked
package io.monitorix.exporter.backup.archive;

import org.jspecify.annotations.NullMarked;
