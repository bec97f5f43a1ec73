package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import io.monitorix.client.Fingerprint;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something on a storage, a disk image or a backup for example: {@code GET
 * /nodes/{node}/storage/{storage}/content}.
 *
 * @param volid id, for example {@code local:backup/vzdump-qemu-100-2026_01_01-00_00_00.vma.zst}
 * @param content {@code images}, {@code rootdir}, {@code backup}, {@code iso}, {@code vztmpl},
 *     {@code snippets}, …
 * @param format for example {@code raw}, {@code qcow2} or {@code vma.zst}
 * @param size bytes
 * @param approximateSize bytes, where the size itself would take long to find out (since version 9)
 * @param used bytes that it takes on the storage
 * @param createdAt when it was made; of a backup, when the backup began
 * @param vmid the guest that it belongs to
 * @param subtype of a backup: {@code qemu} or {@code lxc}
 * @param parent of a linked clone: what it hangs on
 * @param notes any text; of a backup the first line
 * @param keep whether a backup is protected from removal; absent means no
 * @param encrypted of a backup on a Proxmox Backup Server: fingerprint of the key, or {@code 1}
 * @param verification of a backup on a Proxmox Backup Server: the last check; absent where there
 *     was none
 * @param additional what has no component, as text
 */
public record StorageVolume(
    VolumeId volid,
    @Nullable String content,
    @Nullable String format,
    @Nullable Long size,
    @Json(name = "approximate-size") @Nullable Long approximateSize,
    @Nullable Long used,
    @Json(name = "ctime") @Nullable Instant createdAt,
    @Nullable Long vmid,
    @Nullable String subtype,
    @Nullable String parent,
    @Nullable String notes,
    @Json(name = "protected") @Nullable Boolean keep,
    @Nullable String encrypted,
    @Nullable Verification verification,
    Map<String, String> additional) {

  /** Copies the map. */
  public StorageVolume {
    additional = Map.copyOf(additional);
  }

  /** What it is. */
  public VolumeContent kind() {
    return VolumeContent.of(content);
  }

  /** Of a backup: which guest was backed up; empty for all others. */
  public Optional<GuestId> guestId() {
    return GuestId.of(subtype, vmid);
  }

  /** Of a backup on a Proxmox Backup Server: the key that it is encrypted with, where it tells. */
  public Optional<Fingerprint> encryptionKey() {
    return Optional.ofNullable(encrypted).flatMap(Fingerprint::tryParse);
  }

  /**
   * A check of a backup.
   *
   * @param state {@code ok} or {@code failed}
   * @param upid the task on the Proxmox Backup Server
   */
  public record Verification(@Nullable String state, @Nullable String upid) {

    /** What came out. */
    public VerificationState outcome() {
      return VerificationState.of(state);
    }
  }
}
