/**
 * Backups over HTTP, below {@code /api/monitorix/v1/backups}. {@link
 * io.monitorix.exporter.web.backup.BackupApi} is the entry.
 */
@NullMarked
package io.monitorix.exporter.web.backup;

import org.jspecify.annotations.NullMarked;
