package io.monitorix.client.pbs.model;

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
 * @param node the server's own name
 * @param type what it does, for example {@code backup}
 * @param id what it does it to; absent where there is no such thing
 * @param user who started it, without the name of the token
 * @param tokenName the name of the token that started it
 * @param pid of the process
 * @param processStart of the process in clock ticks since the server booted
 * @param startTime to the second
 * @param status {@code running} or {@code stopped}
 * @param exitStatus its closing words: {@code OK}, {@code WARNINGS: 2} or what went wrong; absent
 *     while it runs
 * @param additional what has no component, as text
 */
public record TaskStatus(
    PbsUpid upid,
    @Nullable String node,
    @Nullable String type,
    @Nullable String id,
    @Nullable String user,
    @Json(name = "tokenid") @Nullable String tokenName,
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

  @Override
  public boolean running() {
    return "running".equals(status);
  }

  /** How it ended; empty while it runs. */
  public Optional<TaskOutcome> outcome() {
    return running() ? Optional.empty() : Optional.of(TaskOutcome.of(exitStatus));
  }
}
