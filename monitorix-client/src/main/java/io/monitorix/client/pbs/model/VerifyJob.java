package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job that checks backups: {@code GET /admin/verify}; without the next and the last run, {@code
 * GET /config/verify}.
 *
 * @param id the name
 * @param store the datastore
 * @param schedule a calendar event; absent where it only runs when it is told to
 * @param comment any text
 * @param ignoreVerified whether it passes over what was checked before; absent means yes
 * @param outdatedAfter after how many days a check no longer counts; absent means never
 * @param namespace where it begins; absent for the root
 * @param maxDepth how many levels below that; absent for all
 * @param nextRun when it is due
 * @param lastRunUpid the task of the last run, or of the one under way
 * @param lastRunEnd when that ended
 * @param lastRunState its closing words
 * @param additional what has no component, as text
 */
public record VerifyJob(
    String id,
    @Nullable String store,
    @Nullable String schedule,
    @Nullable String comment,
    @Json(name = "ignore-verified") @Nullable Boolean ignoreVerified,
    @Json(name = "outdated-after") @Nullable Long outdatedAfter,
    @Json(name = "ns") @Nullable BackupNamespace namespace,
    @Json(name = "max-depth") @Nullable Integer maxDepth,
    @Json(name = "next-run") @Nullable Instant nextRun,
    @Json(name = "last-run-upid") @Nullable PbsUpid lastRunUpid,
    @Json(name = "last-run-endtime") @Nullable Instant lastRunEnd,
    @Json(name = "last-run-state") @Nullable String lastRunState,
    Map<String, String> additional)
    implements Scheduled {

  /** Copies the map. */
  public VerifyJob {
    additional = Map.copyOf(additional);
  }
}
