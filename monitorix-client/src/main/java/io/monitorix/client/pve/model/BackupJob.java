package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A backup job: {@code GET /cluster/backup}.
 *
 * @param id the name
 * @param type {@code vzdump}
 * @param enabled whether it runs; absent means yes
 * @param schedule a calendar event, for example {@code mon..fri 02:30}
 * @param nextRun when it is due
 * @param repeatMissed whether a missed run is made up for; absent means no
 * @param all whether it takes all guests but the excluded ones
 * @param vmid the guests that it takes, separated by commas
 * @param exclude the guests that it leaves out, separated by commas
 * @param pool the pool whose guests it takes
 * @param node the only node on which it runs; absent for all
 * @param storage where the backups go
 * @param mode {@code snapshot}, {@code suspend} or {@code stop}
 * @param compress {@code zstd}, {@code gzip}, {@code lzo} or {@code 0}
 * @param bandwidthLimit KiB/s; 0 for none
 * @param remove whether old backups are removed afterwards
 * @param keep whether the backups are protected from removal
 * @param notesTemplate for the notes of the backups
 * @param notificationMode {@code auto}, {@code legacy-sendmail} or {@code notification-system}
 * @param mailto addresses, separated by commas
 * @param mailNotification {@code always} or {@code failure}
 * @param comment any text
 * @param additional everything else, retention and performance among it, as text
 */
public record BackupJob(
    String id,
    @Nullable String type,
    @Nullable Boolean enabled,
    @Nullable String schedule,
    @Json(name = "next-run") @Nullable Instant nextRun,
    @Json(name = "repeat-missed") @Nullable Boolean repeatMissed,
    @Nullable Boolean all,
    @Nullable String vmid,
    @Nullable String exclude,
    @Nullable String pool,
    @Nullable String node,
    @Nullable String storage,
    @Nullable String mode,
    @Nullable String compress,
    @Json(name = "bwlimit") @Nullable Integer bandwidthLimit,
    @Nullable Boolean remove,
    @Json(name = "protected") @Nullable Boolean keep,
    @Json(name = "notes-template") @Nullable String notesTemplate,
    @Json(name = "notification-mode") @Nullable String notificationMode,
    @Nullable String mailto,
    @Json(name = "mailnotification") @Nullable String mailNotification,
    @Nullable String comment,
    Map<String, String> additional) {

  /** Copies the map. */
  public BackupJob {
    additional = Map.copyOf(additional);
  }

  /** What becomes of the guests meanwhile. */
  public BackupMode backupMode() {
    return BackupMode.of(mode);
  }

  /** How the backups are packed. */
  public BackupCompression compression() {
    return BackupCompression.of(compress);
  }
}
