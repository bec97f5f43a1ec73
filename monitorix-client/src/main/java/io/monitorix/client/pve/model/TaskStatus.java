package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import io.monitorix.client.task.TaskOutcome;
import io.monitorix.client.task.TaskProgress;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one task fares: {@code GET /nodes/{node}/tasks/{upid}/status}.
 *
 * @param node where it runs
 * @param type what it does, for example {@code vzdump}
 * @param id what it does it to, for example a vmid; empty where there is no such thing
 * @param user who started it
 * @param tokenId the name of the token that started it
 * @param processStart of the process in clock ticks since the node booted
 * @param startTime to the second
 * @param status {@code running} or {@code stopped}
 * @param exitStatus its closing words: {@code OK}, {@code WARNINGS: 2} or what went wrong; absent
 *     while it runs
 * @param additional what has no component, as text
 */
public record TaskStatus(
    Upid upid,
    @Nullable String node,
    @Nullable String type,
    @Nullable String id,
    @Nullable String user,
    @Json(name = "tokenid") @Nullable String tokenId,
    @Nullable Long pid,
    @Json(name = "pstart") @Nullable Long processStart,
    @Json(name = "starttime") @Nullable Instant startTime,
    @Nullable String status,
    @Json(name = "exitstatus") @Nullable String exitStatus,
    Map<String, String> additional)
    implements TaskProgress {

  /** Copies the map. */
  public TaskStatus {
    additional = Map.copyOf(additional);
  }

  /** Whether it has not ended. */
  @Override
  public boolean running() {
    return "running".equals(status);
  }

  /** How it ended; empty while it runs. */
  public Optional<TaskOutcome> outcome() {
    return running() ? Optional.empty() : Optional.of(TaskOutcome.of(exitStatus));
  }
}
