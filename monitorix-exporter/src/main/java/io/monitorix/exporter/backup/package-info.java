/**
 * Backups that are made, kept and deleted while the process runs. {@link
 * io.monitorix.exporter.backup.Backups} makes them, {@link
 * io.monitorix.exporter.backup.BackupSchedule} says when; what is in an archive, where archives lie
 * and how a database gets into one lies in packages below.
 */
@NullMarked
package io.monitorix.exporter.backup;

import org.jspecify.annotations.NullMarked;
