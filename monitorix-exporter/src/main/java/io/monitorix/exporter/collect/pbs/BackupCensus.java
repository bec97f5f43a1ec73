package io.monitorix.exporter.collect.pbs;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pbs.model.BackupGroup;
import io.monitorix.client.pbs.model.BackupGroupId;
import io.monitorix.client.pbs.model.BackupNamespace;
import io.monitorix.client.pbs.model.BackupSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The backups of a datastore, summed up by group: however many there are, one line a guest is kept.
 * Immutable.
 *
 * @param namespaces all of them, those without backups too
 * @param groups whose backups there are
 */
record BackupCensus(Set<BackupNamespace> namespaces, Map<Place, Group> groups) {

  /** A check of backups comes hours after them, and changes nothing else. */
  private static final Duration UNCHECKED_FOR = Duration.ofMinutes(30);

  private static final Duration UNREAD_FOR = Duration.ofHours(6);

  /** Copies the collections. */
  BackupCensus {
    namespaces = Set.copyOf(namespaces);
    groups = Map.copyOf(groups);
  }

  /** Which group, and where. */
  record Place(BackupNamespace namespace, BackupGroupId group) {}

  /**
   * A group.
   *
   * @param count of its backups, one that is being made among them
   * @param latest when the newest began, finished or not
   * @param detail what its backups say; null where they have not been asked yet
   */
  record Group(@Nullable Long count, @Nullable Instant latest, @Nullable Detail detail) {

    /** The group as it is listed now, with what is known of its backups. */
    static Group of(BackupGroup listed, @Nullable Group before) {
      return new Group(listed.count(), listed.lastBackup(), before == null ? null : before.detail);
    }

    /** The same after its backups were asked. */
    Group with(Detail read) {
      return new Group(count, latest, read);
    }

    /** Whether its backups are to be asked. */
    boolean isStale(Instant now) {
      Detail known = detail;
      if (known == null || known.isPending() || !known.of.equals(listing())) {
        return true;
      }
      Duration limit = known.verified == null ? UNCHECKED_FOR : UNREAD_FOR;
      return !now.isBefore(known.readAt.plus(limit));
    }

    /** What shows in the list when a backup comes or goes. */
    Listing listing() {
      return new Listing(count, latest);
    }

    /** When its backups were asked; the beginning of time for never. */
    Instant readAt() {
      return detail == null ? Instant.MIN : detail.readAt;
    }
  }

  /** How a group is listed. */
  record Listing(@Nullable Long count, @Nullable Instant latest) {}

  /**
   * What the backups of a group say.
   *
   * @param of how the group was listed then
   * @param readAt when they were asked
   * @param name the first line of the newest one's notes: by default the guest's name; empty for
   *     none
   * @param last when the newest finished one began; null where none is finished
   * @param size its bytes before deduplication
   * @param verified whether its last check found it whole; null where it was not checked
   */
  record Detail(
      Listing of,
      Instant readAt,
      String name,
      @Nullable Instant last,
      @Nullable Long size,
      @Nullable Boolean verified) {

    static Detail of(Listing listing, Instant readAt, List<BackupSnapshot> backups) {
      BackupSnapshot newest = newest(backups);
      // a backup that is being made has no size yet
      BackupSnapshot last =
          newest(backups.stream().filter(backup -> backup.size() != null).toList());
      BackupSnapshot named = last == null ? newest : last;
      return new Detail(
          listing,
          readAt,
          named == null ? "" : requireNonNullElse(named.comment(), ""),
          last == null ? null : last.time(),
          last == null ? null : last.size(),
          (last == null || last.verification() == null) ? null : last.verified());
    }

    private static @Nullable BackupSnapshot newest(List<BackupSnapshot> backups) {
      return backups.stream().max(Comparator.comparing(BackupSnapshot::time)).orElse(null);
    }

    /** Whether a backup was being made. */
    boolean isPending() {
      return !Objects.equals(last, of.latest);
    }
  }
}
