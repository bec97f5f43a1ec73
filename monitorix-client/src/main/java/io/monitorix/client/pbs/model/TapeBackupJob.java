package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job that copies backups to tape: {@code GET /tape/backup}; without the next and the last run,
 * {@code GET /config/tape-backup-job}.
 *
 * @param id the name
 * @param store the datastore
 * @param pool the media pool that it writes to
 * @param drive the drive that it writes with
 * @param schedule a calendar event; absent where it only runs when it is told to
 * @param comment any text
 * @param namespace where it begins; absent for the root
 * @param maxDepth how many levels below that; absent for all
 * @param groupFilters which groups it copies, for example {@code type:vm}; empty for all
 * @param latestOnly whether it copies the newest backup of each group alone; absent means no
 * @param ejectMedia whether it ejects the tape at the end; absent means no
 * @param exportMediaSet whether it puts the media set out of the library at the end; absent means
 *     no
 * @param notifyUser who gets mail
 * @param notificationMode {@code legacy-sendmail} or {@code notification-system} (since version
 *     3.2)
 * @param nextMedia label of the tape that it will probably use next
 * @param nextRun when it is due
 * @param lastRunUpid the task of the last run, or of the one under way
 * @param lastRunEnd when that ended
 * @param lastRunState its closing words
 * @param additional what has no component, as text
 */
public record TapeBackupJob(
    String id,
    @Nullable String store,
    @Nullable String pool,
    @Nullable String drive,
    @Nullable String schedule,
    @Nullable String comment,
    @Json(name = "ns") @Nullable BackupNamespace namespace,
    @Json(name = "max-depth") @Nullable Integer maxDepth,
    @Json(name = "group-filter") List<String> groupFilters,
    @Json(name = "latest-only") @Nullable Boolean latestOnly,
    @Json(name = "eject-media") @Nullable Boolean ejectMedia,
    @Json(name = "export-media-set") @Nullable Boolean exportMediaSet,
    @Json(name = "notify-user") @Nullable String notifyUser,
    @Json(name = "notification-mode") @Nullable String notificationMode,
    @Json(name = "next-media-label") @Nullable String nextMedia,
    @Json(name = "next-run") @Nullable Instant nextRun,
    @Json(name = "last-run-upid") @Nullable PbsUpid lastRunUpid,
    @Json(name = "last-run-endtime") @Nullable Instant lastRunEnd,
    @Json(name = "last-run-state") @Nullable String lastRunState,
    Map<String, String> additional)
    implements Scheduled {

  /** Copies the collections. */
  public TapeBackupJob {
    groupFilters = List.copyOf(groupFilters);
    additional = Map.copyOf(additional);
  }
}
