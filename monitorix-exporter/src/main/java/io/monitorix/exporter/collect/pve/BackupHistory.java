package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.GuestId;
import io.monitorix.client.pve.model.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the backups went that a node made. Immutable.
 *
 * @param ledger which tasks it knows of
 * @param unread the tasks whose log is yet to be read, newest first
 * @param latest the last attempts
 */
record BackupHistory(TaskLedger ledger, List<Unread> unread, Map<Place, Latest> latest) {

  /** Before anything is known. */
  static final BackupHistory NONE =
      new BackupHistory(new TaskLedger(Instant.EPOCH, Set.of(), List.of()), List.of(), Map.of());

  /** Longer than a month: somebody may back up on each first of it. */
  private static final Duration KEPT = Duration.ofDays(45);

  BackupHistory {
    unread = List.copyOf(unread);
    latest = Map.copyOf(latest);
  }

  /**
   * A task whose log is yet to be read.
   *
   * @param attempts how often that failed
   */
  record Unread(Task task, int attempts) {}

  /** A guest, and where its backups go. */
  record Place(GuestId guest, String storage) {}

  /**
   * The last attempts.
   *
   * @param good the last one that made a backup; null where none did
   */
  record Latest(BackupRun last, @Nullable BackupRun good) {

    static Latest of(BackupRun run) {
      return new Latest(run, run.isGood() ? run : null);
    }

    Latest and(Latest other) {
      return new Latest(
          other.last.start().isBefore(last.start()) ? last : other.last, later(good, other.good));
    }

    private static @Nullable BackupRun later(@Nullable BackupRun one, @Nullable BackupRun other) {
      if (one == null || other == null) {
        return one == null ? other : one;
      }
      return other.start().isBefore(one.start()) ? one : other;
    }
  }

  /** The history with these attempts, and without those that are too old to matter. */
  BackupHistory with(
      TaskLedger newLedger, List<Unread> newUnread, List<BackupRun> runs, Instant now) {
    Map<Place, Latest> merged = new HashMap<>(latest);
    for (BackupRun run : runs) {
      merged.merge(new Place(run.guest(), run.storage()), Latest.of(run), Latest::and);
    }
    merged.values().removeIf(each -> each.last().start().isBefore(now.minus(KEPT)));
    return new BackupHistory(newLedger, newUnread, merged);
  }
}
