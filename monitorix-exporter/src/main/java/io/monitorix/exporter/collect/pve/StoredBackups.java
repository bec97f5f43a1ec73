package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.GuestId;
import io.monitorix.client.pve.model.GuestKind;
import io.monitorix.client.pve.model.StorageVolume;
import io.monitorix.client.pve.model.VolumeId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The backups of one guest on one storage, as far as metrics tell of them. Immutable.
 *
 * @param count how many there are
 * @param newest the one that began last, or any where nothing says when
 * @param takenAt when that began; null where nothing says
 * @param size of that in bytes; null where Proxmox does not tell
 * @param verification what the last check of it said, {@code ok} for instance; null where there was
 *     none
 */
record StoredBackups(
    int count,
    VolumeId newest,
    @Nullable Instant takenAt,
    @Nullable Long size,
    @Nullable String verification) {

  /** Those of each guest; volumes that are no backup of a guest are passed over. */
  static Map<GuestId, StoredBackups> byGuest(List<StorageVolume> volumes) {
    Map<GuestId, StoredBackups> backups = new HashMap<>();
    for (StorageVolume volume : volumes) {
      guest(volume).ifPresent(guest -> backups.merge(guest, of(volume), StoredBackups::and));
    }
    return backups;
  }

  private static Optional<GuestId> guest(StorageVolume volume) {
    Optional<GuestId> told = volume.guestId();
    if (told.isPresent()) {
      return told;
    }
    Optional<GuestKind> kind = volume.volid().guestKind();
    Long vmid = volume.vmid();
    if (kind.isEmpty() || (vmid == null && volume.volid().vmid().isEmpty())) {
      return Optional.empty();
    }
    long number = vmid == null ? volume.volid().vmid().getAsInt() : vmid;
    return number > 0 && number <= Integer.MAX_VALUE
        ? Optional.of(new GuestId(kind.get(), (int) number))
        : Optional.empty();
  }

  private static StoredBackups of(StorageVolume volume) {
    StorageVolume.Verification check = volume.verification();
    return new StoredBackups(
        1, volume.volid(), volume.createdAt(), volume.size(), check == null ? null : check.state());
  }

  /** These and those of another volume or node. */
  StoredBackups and(StoredBackups other) {
    StoredBackups latest = isAfter(other) ? this : other;
    return new StoredBackups(
        count + other.count, latest.newest, latest.takenAt, latest.size, latest.verification);
  }

  /**
   * The same guest's on a storage of the same name, seen from another node. Where both see the same
   * one as the newest it is one storage, which nobody has marked as shared.
   */
  StoredBackups seenElsewhere(StoredBackups other) {
    if (newest.equals(other.newest)) {
      return count < other.count ? other : this;
    }
    return and(other);
  }

  private boolean isAfter(StoredBackups other) {
    return other.takenAt == null || (takenAt != null && takenAt.isAfter(other.takenAt));
  }
}
