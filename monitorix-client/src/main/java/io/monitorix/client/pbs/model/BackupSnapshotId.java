package io.monitorix.client.pbs.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/**
 * One backup in a namespace.
 *
 * @param group whose it is
 * @param time when it began, to the second
 */
public record BackupSnapshotId(BackupGroupId group, Instant time)
    implements Comparable<BackupSnapshotId> {

  private static final Comparator<BackupSnapshotId> ORDER =
      Comparator.comparing(BackupSnapshotId::group).thenComparing(BackupSnapshotId::time);

  /** Drops what is below a second: the server counts no further. */
  public BackupSnapshotId {
    time = time.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * Reads {@code type/id/time}, for example {@code vm/100/2026-01-31T02:30:00Z}.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  public static BackupSnapshotId parse(String text) {
    return tryParse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + text
                        + "' is not a backup snapshot: expected for example"
                        + " vm/100/2026-01-31T02:30:00Z"));
  }

  /** Reads as {@link #parse} does; empty when the text has another form. */
  public static Optional<BackupSnapshotId> tryParse(String text) {
    int slash = text.lastIndexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    try {
      Instant time = OffsetDateTime.parse(text.substring(slash + 1)).toInstant();
      return BackupGroupId.tryParse(text.substring(0, slash))
          .map(group -> new BackupSnapshotId(group, time));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** By group, then by time. */
  @Override
  public int compareTo(BackupSnapshotId other) {
    return ORDER.compare(this, other);
  }

  /** {@code type/id/time}, the time in UTC as RFC 3339 has it. */
  @Override
  public String toString() {
    return group + "/" + time;
  }
}
