package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a datastore is configured: {@code GET /config/datastore/{name}}.
 *
 * @param name the name
 * @param path where it is; of a removable one, on its device
 * @param comment any text
 * @param gcSchedule when garbage is collected, a calendar event
 * @param pruneSchedule when old backups are removed, a calendar event (version 2; later there are
 *     jobs for it)
 * @param keepLast how many of the newest backups pruning keeps (version 2, as the five that follow)
 * @param keepHourly for how many hours it keeps one
 * @param keepDaily for how many days it keeps one
 * @param keepWeekly for how many weeks it keeps one
 * @param keepMonthly for how many months it keeps one
 * @param keepYearly for how many years it keeps one
 * @param verifyNew whether each backup is checked once it is made; absent means no
 * @param notifyUser who gets mail
 * @param notifyAbout about what, for example {@code gc=error,verify=always}
 * @param notificationMode {@code legacy-sendmail} or {@code notification-system} (since version
 *     3.2)
 * @param tuning options of the storage, for example {@code chunk-order=none}
 * @param maintenance as the server writes it; {@link #maintenanceMode()} reads it
 * @param backingDevice UUID of the file system of a removable one (since version 3.3)
 * @param backend where the data is if not in a directory, for example {@code type=s3,…} (since
 *     version 4)
 * @param additional what has no component, as text
 */
public record DatastoreConfig(
    String name,
    @Nullable String path,
    @Nullable String comment,
    @Json(name = "gc-schedule") @Nullable String gcSchedule,
    @Json(name = "prune-schedule") @Nullable String pruneSchedule,
    @Json(name = "keep-last") @Nullable Long keepLast,
    @Json(name = "keep-hourly") @Nullable Long keepHourly,
    @Json(name = "keep-daily") @Nullable Long keepDaily,
    @Json(name = "keep-weekly") @Nullable Long keepWeekly,
    @Json(name = "keep-monthly") @Nullable Long keepMonthly,
    @Json(name = "keep-yearly") @Nullable Long keepYearly,
    @Json(name = "verify-new") @Nullable Boolean verifyNew,
    @Json(name = "notify-user") @Nullable String notifyUser,
    @Json(name = "notify") @Nullable String notifyAbout,
    @Json(name = "notification-mode") @Nullable String notificationMode,
    @Nullable String tuning,
    @Json(name = "maintenance-mode") @Nullable String maintenance,
    @Json(name = "backing-device") @Nullable String backingDevice,
    @Nullable String backend,
    Map<String, String> additional) {

  /** Copies the map. */
  public DatastoreConfig {
    additional = Map.copyOf(additional);
  }

  /** The mode that it is in; empty for the usual one. */
  public Optional<MaintenanceMode> maintenanceMode() {
    return MaintenanceMode.parse(maintenance);
  }
}
