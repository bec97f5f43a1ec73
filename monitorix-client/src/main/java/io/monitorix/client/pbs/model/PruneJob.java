package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job that removes old backups: {@code GET /admin/prune}; without the next and the last run,
 * {@code GET /config/prune}.
 *
 * @param id the name
 * @param store the datastore
 * @param disabled whether it rests; absent means no
 * @param schedule a calendar event
 * @param comment any text
 * @param namespace where it begins; absent for the root
 * @param maxDepth how many levels below that; absent for all
 * @param keepLast how many of the newest backups of a group it keeps
 * @param keepHourly for how many hours it keeps one
 * @param keepDaily for how many days it keeps one
 * @param keepWeekly for how many weeks it keeps one
 * @param keepMonthly for how many months it keeps one
 * @param keepYearly for how many years it keeps one
 * @param nextRun when it is due
 * @param lastRunUpid the task of the last run, or of the one under way
 * @param lastRunEnd when that ended
 * @param lastRunState its closing words
 * @param additional what has no component, as text
 */
public record PruneJob(
    String id,
    @Nullable String store,
    @Json(name = "disable") @Nullable Boolean disabled,
    @Nullable String schedule,
    @Nullable String comment,
    @Json(name = "ns") @Nullable BackupNamespace namespace,
    @Json(name = "max-depth") @Nullable Integer maxDepth,
    @Json(name = "keep-last") @Nullable Long keepLast,
    @Json(name = "keep-hourly") @Nullable Long keepHourly,
    @Json(name = "keep-daily") @Nullable Long keepDaily,
    @Json(name = "keep-weekly") @Nullable Long keepWeekly,
    @Json(name = "keep-monthly") @Nullable Long keepMonthly,
    @Json(name = "keep-yearly") @Nullable Long keepYearly,
    @Json(name = "next-run") @Nullable Instant nextRun,
    @Json(name = "last-run-upid") @Nullable PbsUpid lastRunUpid,
    @Json(name = "last-run-endtime") @Nullable Instant lastRunEnd,
    @Json(name = "last-run-state") @Nullable String lastRunState,
    Map<String, String> additional)
    implements Scheduled {

  /** Copies the map. */
  public PruneJob {
    additional = Map.copyOf(additional);
  }
}
