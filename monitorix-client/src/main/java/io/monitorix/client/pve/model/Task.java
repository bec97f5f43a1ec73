package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import io.monitorix.client.task.TaskOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task in a list: {@code GET /nodes/{node}/tasks} or {@code GET /cluster/tasks}.
 *
 * @param node where it runs
 * @param type what it does, for example {@code vzdump}
 * @param id what it does it to, for example a vmid; empty where there is no such thing
 * @param user who started it
 * @param tokenId the name of the token that started it
 * @param pid of the process (lists of a node)
 * @param processStart of the process in clock ticks since the node booted (lists of a node)
 * @param startTime to the second
 * @param endTime to the second; absent while it runs
 * @param status its closing words: {@code OK}, {@code WARNINGS: 2} or what went wrong; while it
 *     runs {@code RUNNING} or absent
 * @param additional what has no component, as text
 */
public record Task(
    Upid upid,
    @Nullable String node,
    @Nullable String type,
    @Nullable String id,
    @Nullable String user,
    @Json(name = "tokenid") @Nullable String tokenId,
    @Nullable Long pid,
    @Json(name = "pstart") @Nullable Long processStart,
    @Json(name = "starttime") @Nullable Instant startTime,
    @Json(name = "endtime") @Nullable Instant endTime,
    @Nullable String status,
    Map<String, String> additional) {

  /** Copies the map. */
  public Task {
    additional = Map.copyOf(additional);
  }

  /** Whether it has not ended. */
  public boolean running() {
    return endTime == null;
  }

  /** How it ended; empty while it runs. */
  public Optional<TaskOutcome> outcome() {
    return running() ? Optional.empty() : Optional.of(TaskOutcome.of(status));
  }

  /** From start to end; empty while it runs. */
  public Optional<Duration> duration() {
    if (endTime == null) {
      return Optional.empty();
    }
    return Optional.of(Duration.between(startTime == null ? upid.startTime() : startTime, endTime));
  }
}
