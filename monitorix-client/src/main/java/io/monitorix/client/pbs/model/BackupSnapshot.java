package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import io.monitorix.client.Fingerprint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One backup: {@code GET /admin/datastore/{store}/snapshots}.
 *
 * @param type {@code vm}, {@code ct} or {@code host}
 * @param name a vmid, or the name of a host
 * @param time when it began
 * @param comment the first line of its notes: where Proxmox VE made it, by default the name of the
 *     guest
 * @param verification the last check; absent where there was none
 * @param fingerprint of the key that it is encrypted with; absent where it is not
 * @param files what it is made of
 * @param size bytes of all files together, before deduplication; absent while it is being made, and
 *     where its manifest cannot be read
 * @param owner the user or token whom its group belongs to
 * @param keep whether it is protected from removal; absent means no
 * @param additional what has no component, as text
 */
public record BackupSnapshot(
    @Json(name = "backup-type") String type,
    @Json(name = "backup-id") String name,
    @Json(name = "backup-time") Instant time,
    @Nullable String comment,
    @Nullable Verification verification,
    @Nullable Fingerprint fingerprint,
    List<ArchiveFile> files,
    @Nullable Long size,
    @Nullable String owner,
    @Json(name = "protected") @Nullable Boolean keep,
    Map<String, String> additional) {

  /** Copies the collections. */
  public BackupSnapshot {
    files = List.copyOf(files);
    additional = Map.copyOf(additional);
  }

  /** Which backup it is. */
  public BackupSnapshotId id() {
    return new BackupSnapshotId(new BackupGroupId(type, name), time);
  }

  /** What it was made of. */
  public BackupKind kind() {
    return BackupKind.of(type);
  }

  /** Whether the last check found it whole; false where there was none. */
  public boolean verified() {
    return verification != null && "ok".equals(verification.state());
  }

  /**
   * A check.
   *
   * @param state {@code ok} or {@code failed}
   * @param upid the task that checked
   */
  public record Verification(@Nullable String state, @Nullable PbsUpid upid) {}

  /**
   * A file of a backup.
   *
   * @param filename for example {@code drive-scsi0.img.fidx}
   * @param cryptMode {@code none}, {@code encrypt} or {@code sign-only}
   * @param size bytes, before deduplication
   */
  public record ArchiveFile(
      String filename,
      @Json(name = "crypt-mode") @Nullable String cryptMode,
      @Nullable Long size) {}
}
