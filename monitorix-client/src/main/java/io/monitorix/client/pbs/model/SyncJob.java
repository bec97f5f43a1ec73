package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job that copies backups from or to another datastore: {@code GET /admin/sync}; without the next
 * and the last run, {@code GET /config/sync}.
 *
 * @param id the name
 * @param store the datastore here
 * @param namespace where in that; absent for the root
 * @param remote the server that has the other datastore; absent where it is this one
 * @param remoteStore the other datastore
 * @param remoteNamespace where in that; absent for the root
 * @param direction {@code pull} or {@code push} (since version 3.3); before, it always pulls
 * @param owner to whom the copies belong
 * @param schedule a calendar event; absent where it only runs when it is told to
 * @param comment any text
 * @param removeVanished whether it removes what is gone at the source; absent means no
 * @param maxDepth how many levels of namespaces; absent for all
 * @param groupFilters which groups it copies, for example {@code type:vm}; empty for all
 * @param transferLast how many of the newest backups of a group it copies; absent for all
 * @param resyncCorrupt whether it copies again what failed a check (since version 3.3)
 * @param rateIn the fastest it may receive, for example {@code 10 MB}
 * @param rateOut the fastest it may send
 * @param nextRun when it is due
 * @param lastRunUpid the task of the last run, or of the one under way
 * @param lastRunEnd when that ended
 * @param lastRunState its closing words
 * @param additional what has no component, as text
 */
public record SyncJob(
    String id,
    @Nullable String store,
    @Json(name = "ns") @Nullable BackupNamespace namespace,
    @Nullable String remote,
    @Json(name = "remote-store") @Nullable String remoteStore,
    @Json(name = "remote-ns") @Nullable BackupNamespace remoteNamespace,
    @Json(name = "sync-direction") @Nullable String direction,
    @Nullable String owner,
    @Nullable String schedule,
    @Nullable String comment,
    @Json(name = "remove-vanished") @Nullable Boolean removeVanished,
    @Json(name = "max-depth") @Nullable Integer maxDepth,
    @Json(name = "group-filter") List<String> groupFilters,
    @Json(name = "transfer-last") @Nullable Long transferLast,
    @Json(name = "resync-corrupt") @Nullable Boolean resyncCorrupt,
    @Json(name = "rate-in") @Nullable String rateIn,
    @Json(name = "rate-out") @Nullable String rateOut,
    @Json(name = "next-run") @Nullable Instant nextRun,
    @Json(name = "last-run-upid") @Nullable PbsUpid lastRunUpid,
    @Json(name = "last-run-endtime") @Nullable Instant lastRunEnd,
    @Json(name = "last-run-state") @Nullable String lastRunState,
    Map<String, String> additional)
    implements Scheduled {

  /** Copies the collections. */
  public SyncJob {
    groupFilters = List.copyOf(groupFilters);
    additional = Map.copyOf(additional);
  }

  /** Whether it copies from here to there; some versions tell so in a field {@code direction}. */
  public boolean pushes() {
    return "push".equals(direction == null ? additional.get("direction") : direction);
  }
}
