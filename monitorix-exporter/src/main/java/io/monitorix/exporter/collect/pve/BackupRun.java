package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.GuestId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to back up one guest.
 *
 * @param storage where the backup goes; empty where nothing says
 * @param start when it began; to the second
 * @param duration how long it took; null where it did not come to an end, or nothing says
 */
record BackupRun(
    GuestId guest, String storage, Instant start, TaskResult result, @Nullable Duration duration) {

  /** Whether there is a backup of it. */
  boolean isGood() {
    return result != TaskResult.ERROR;
  }
}
