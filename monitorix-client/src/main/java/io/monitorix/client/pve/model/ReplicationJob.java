package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A replication job that starts at a node: {@code GET /nodes/{node}/replication}.
 *
 * @param id {@code <vmid>-<number>}
 * @param type {@code local}
 * @param source the node that sends
 * @param target the node that receives
 * @param guest the vmid
 * @param vmtype {@code qemu} or {@code lxc}
 * @param schedule a calendar event, for example {@code *}{@code /15}
 * @param rate limit in MB/s
 * @param disable whether the job is switched off
 * @param removeJob set while the job is being removed: {@code local} or {@code full}
 * @param duration of the last run in seconds
 * @param lastSync last success; the epoch where there was none
 * @param lastTry last run; the epoch where there was none
 * @param nextSync when it is due
 * @param failCount failures since the last success
 * @param error of the last run, where it failed
 */
public record ReplicationJob(
    String id,
    @Nullable String type,
    @Nullable String source,
    @Nullable String target,
    @Nullable Long guest,
    @Nullable String vmtype,
    @Nullable Integer jobnum,
    @Nullable String schedule,
    @Nullable Double rate,
    @Nullable String comment,
    @Nullable Boolean disable,
    @Json(name = "remove_job") @Nullable String removeJob,
    @Nullable Double duration,
    @Json(name = "last_sync") @Nullable Instant lastSync,
    @Json(name = "last_try") @Nullable Instant lastTry,
    @Json(name = "next_sync") @Nullable Instant nextSync,
    @Json(name = "fail_count") @Nullable Integer failCount,
    @Nullable String error) {

  /** Which guest. */
  public Optional<GuestId> guestId() {
    return GuestId.of(vmtype, guest);
  }
}
