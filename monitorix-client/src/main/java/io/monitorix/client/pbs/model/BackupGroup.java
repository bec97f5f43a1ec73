package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All backups of one guest or host in one namespace: {@code GET /admin/datastore/{store}/groups}.
 *
 * @param type {@code vm}, {@code ct} or {@code host}
 * @param name a vmid, or the name of a host
 * @param lastBackup when the newest one began
 * @param count how many there are
 * @param files of the newest one
 * @param owner the user or token who may add to it and remove from it
 * @param comment the first line of its notes
 * @param additional what has no component, as text
 */
public record BackupGroup(
    @Json(name = "backup-type") String type,
    @Json(name = "backup-id") String name,
    @Json(name = "last-backup") @Nullable Instant lastBackup,
    @Json(name = "backup-count") @Nullable Long count,
    List<String> files,
    @Nullable String owner,
    @Nullable String comment,
    Map<String, String> additional) {

  /** Copies the collections. */
  public BackupGroup {
    files = List.copyOf(files);
    additional = Map.copyOf(additional);
  }

  /** Whose backups. */
  public BackupGroupId id() {
    return new BackupGroupId(type, name);
  }

  /** What the backups were made of. */
  public BackupKind kind() {
    return BackupKind.of(type);
  }
}
